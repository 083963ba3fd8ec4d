create table private.ticket_counters (
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  day date not null,
  prefix text not null,
  last int not null check (last > 0),
  primary key (establishment_id, day, prefix)
);
comment on table private.ticket_counters is
  'The last ticket number per establishment, local day and prefix. A sequence would leave gaps on rollback.';

alter table private.ticket_counters enable row level security;

create function private.next_ticket(establishment uuid, prefix text, instant timestamptz, out code text, out day date)
language plpgsql
set search_path = ''
as $$
declare
  taken int;
begin
  select (instant at time zone e.timezone)::date into strict day
  from public.establishments as e where e.id = establishment;
  insert into private.ticket_counters as counter (establishment_id, day, prefix, last)
  values (establishment, next_ticket.day, next_ticket.prefix, 1)
  on conflict on constraint ticket_counters_pkey do update set last = counter.last + 1
  returning last into taken;
  code := prefix || case when taken < 1000 then lpad(taken::text, 3, '0') else taken::text end;
end
$$;
comment on function private.next_ticket(uuid, text, timestamptz) is
  'Takes the next code of the local day at `instant`: A001, A002 ... A999, A1000. Without gaps: it rolls back too.';
