create table public.queues (
  establishment_id uuid primary key references public.establishments (id) on delete cascade,
  version bigint not null default 0 check (version >= 0),
  arrivals bigint not null default 0 check (arrivals >= 0),
  calls bigint not null default 0 check (calls >= 0),
  mean_minutes double precision check (mean_minutes > 0),
  mean_samples int not null default 0 check (mean_samples between 0 and 150)
);
revoke all on public.queues from anon, authenticated;

comment on table public.queues is
$$The head of an establishment's queue, one row each. Whoever writes visits locks this row first, so there is one
writer per establishment at a time: versions grow in commit order and nobody can deadlock.$$;
comment on column public.queues.version is 'Grows by one with each change of visits; snapshots carry it.';
comment on column public.queues.arrivals is 'Number of the last arrival.';
comment on column public.queues.calls is 'Number of the last call.';
comment on column public.queues.mean_minutes is
  'Exponentially weighted mean length of a consultation; null before the first.';
comment on column public.queues.mean_samples is 'Consultations behind the mean, at most 150, so that old ones fade.';

alter table public.queues enable row level security;

create policy "Queues are visible to members"
on public.queues for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

grant select (establishment_id, version, arrivals, calls, mean_minutes, mean_samples)
  on public.queues to authenticated;

create function private.furnish_establishment()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.queues (establishment_id) values (new.id);
  insert into public.services (establishment_id, name, prefix) values (new.id, 'Atendimento', 'A');
  insert into public.displays (establishment_id, name) values (new.id, 'Recepção');
  return null;
end
$$;
comment on function private.furnish_establishment() is
  'Trigger: a new establishment has a queue, a service and a display, so that it can call its first patient.';

create trigger furnish_establishment
after insert on public.establishments
for each row execute function private.furnish_establishment();
