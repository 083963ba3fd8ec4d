create table private.calls (
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  number bigint not null,
  visit_id uuid not null,
  service_id uuid not null,
  room text,
  times int not null check (times > 0),
  called_at timestamptz not null,
  primary key (establishment_id, number),
  foreign key (establishment_id, visit_id) references public.visits (establishment_id, id) on delete cascade
);
create index calls_visit_id_idx on private.calls (establishment_id, visit_id);
create index calls_called_at_idx on private.calls (establishment_id, called_at);
comment on table private.calls is
$$Every call of the last 24 hours, by its number within the establishment: a visit keeps its latest alone, but a panel that
was cut off must learn of each. Service and room as they were at the call.$$;

alter table private.calls enable row level security;

create function private.call_frame(call private.calls)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('number', call.number, 'code', v.code, 'room', call.room, 'service', call.service_id,
    'called', floor(date_part('epoch', call.called_at))::bigint, 'times', call.times)
  from public.visits as v
  where v.establishment_id = call.establishment_id and v.id = call.visit_id;
$$;
comment on function private.call_frame(private.calls) is
  'A call without anything personal, for realtime: {number, code, room, service, called (epoch), times}.';

create function private.log_call()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  call private.calls;
  before bigint;
begin
  if tg_op = 'UPDATE' then
    before := old.call_number;
  end if;
  if new.call_number > coalesce(before, 0) and new.called_at > now() - interval '24 hours' then
    call := row(new.establishment_id, new.call_number, new.id, new.service_id,
      (select r.name from public.rooms as r where r.establishment_id = new.establishment_id and r.id = new.room_id),
      greatest(new.call_times, 1), new.called_at);
    insert into private.calls select (call).*
    on conflict on constraint calls_pkey do update set visit_id = excluded.visit_id,
      service_id = excluded.service_id, room = excluded.room, times = excluded.times, called_at = excluded.called_at;
    delete from private.calls as c
    where c.establishment_id = new.establishment_id and c.called_at < now() - interval '24 hours';
    if call.called_at > now() - interval '1 minute' then
      perform realtime.send(jsonb_build_object('call', private.call_frame(call)), 'panel',
        'calls:' || new.establishment_id, true);
    end if;
  elsif before > coalesce(new.call_number, 0) then
    delete from private.calls as c where c.establishment_id = new.establishment_id and c.number = before;
    perform realtime.send(jsonb_build_object('undone', before), 'panel', 'calls:' || new.establishment_id, true);
  end if;
  return null;
end
$$;
comment on function private.log_call() is
$$Trigger: notes a call when a visit gets a new number and tells the panels, {call: frame}; takes it back when the visit
gets an older number again, {undone: number}.$$;

create trigger log_call after insert or update of call_number on public.visits
for each row execute function private.log_call();

insert into private.calls
select v.establishment_id, v.call_number, v.id, v.service_id, r.name, greatest(v.call_times, 1), v.called_at
from public.visits as v
left join public.rooms as r on r.establishment_id = v.establishment_id and r.id = v.room_id
where v.call_number is not null and v.called_at > now() - interval '24 hours';
