create table private.visit_transitions (
  act public.visit_act not null,
  from_status public.visit_status not null,
  to_status public.visit_status not null,
  primary key (act, from_status, to_status)
);
comment on table private.visit_transitions is 'The law of visits: which act leads from which state to which.';

alter table private.visit_transitions enable row level security;

insert into private.visit_transitions (act, from_status, to_status) values
  ('triage', 'awaiting_triage', 'waiting'),
  ('triage', 'waiting', 'waiting'),
  ('call', 'waiting', 'called'),
  ('call', 'called', 'called'),
  ('start', 'called', 'in_service'),
  ('finish', 'in_service', 'finished'),
  ('finish', 'in_service', 'awaiting_return'),
  ('cancel', 'awaiting_triage', 'cancelled'),
  ('cancel', 'waiting', 'cancelled'),
  ('cancel', 'called', 'cancelled'),
  ('cancel', 'awaiting_return', 'cancelled'),
  ('no_show', 'called', 'no_show'),
  ('return', 'called', 'waiting'),
  ('return', 'no_show', 'waiting'),
  ('return', 'awaiting_return', 'waiting');

create function private.check_transition()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if new.status <> old.status and not exists (
    select from private.visit_transitions where from_status = old.status and to_status = new.status
  ) then
    perform private.fail('BADST', format('Cannot go from %s to %s', old.status, new.status),
      jsonb_build_object('status', old.status));
  end if;
  return new;
end
$$;
comment on function private.check_transition() is
  'Trigger: not even the service role may take a visit along a way that is not in private.visit_transitions.';

create trigger check_transition before update of status on public.visits
for each row execute function private.check_transition();
