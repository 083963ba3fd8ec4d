-- How staff see a visit. These two are inlined into the queries that call them, hence no `set search_path`.
create function private.visit_frame(visit public.visits, place bigint)
returns jsonb
language sql
stable parallel safe
as $$
  select pg_catalog.jsonb_build_object(
    'id', visit.id, 'code', visit.code, 'status', visit.status, 'risk', visit.risk, 'position', place,
    'service_id', visit.service_id, 'room_id', case when visit.status not in ('awaiting_triage', 'waiting') then visit.room_id end,
    'professional_id', coalesce(visit.professional_id, visit.requested_professional_id),
    'arrived_at', visit.arrived_at, 'called_at', visit.called_at, 'started_at', visit.started_at,
    'finished_at', visit.finished_at)
$$;
comment on function private.visit_frame(public.visits, bigint) is
  'A visit without anything personal: what may travel by realtime to staff.';

create function private.visit_json(visit public.visits, patient_name text, place bigint)
returns jsonb
language sql
stable parallel safe
as $$
  select private.visit_frame(visit, place) operator(pg_catalog.||) pg_catalog.jsonb_build_object(
    'token', visit.token, 'priority', visit.priority,
    'patient', pg_catalog.jsonb_build_object('id', visit.patient_id, 'name', patient_name))
$$;
comment on function private.visit_json(public.visits, text, bigint) is 'A visit as members read it over the API.';

create function private.people_before(visit public.visits)
returns bigint
language sql
stable
set search_path = ''
as $$
  select count(*)
  from public.visits as other
  where other.establishment_id = visit.establishment_id and other.status = 'waiting'
    and (other.call_rank, other.arrived_at, other.number) < (visit.call_rank, visit.arrived_at, visit.number);
$$;
comment on function private.people_before(public.visits) is 'How many waiting visits are called before this one.';

create function private.read_visit(visit_id uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select private.visit_json(v, p.name, case when v.status = 'waiting' then private.people_before(v) + 1 end)
  from public.visits as v
  join public.patients as p on p.establishment_id = v.establishment_id and p.id = v.patient_id
  where v.id = visit_id;
$$;
comment on function private.read_visit(uuid) is 'One visit as members read it; callers have checked the membership.';
