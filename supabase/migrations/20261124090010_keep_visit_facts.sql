create function private.facts_from_scratch(establishment uuid, visits uuid[] default null)
returns setof public.visit_facts
language sql
stable
set search_path = ''
as $$
  select v.id, v.establishment_id, v.patient_id, v.service_id, v.professional_id, v.room_id, v.status, v.risk,
    v.priority, v.arrived_at,
    extract(year from age((v.arrived_at at time zone e.timezone)::date, p.birth_date))::smallint,
    extract(epoch from acts.triaged_at - v.arrived_at)::int,
    extract(epoch from acts.started_at - v.arrived_at)::int,
    case when v.status = 'finished' then extract(epoch from v.finished_at - v.arrived_at)::int end,
    coalesce(acts.service_seconds, 0)::int,
    coalesce(acts.consultations, 0)::smallint
  from public.visits as v
  join public.establishments as e on e.id = v.establishment_id
  join public.patients as p on p.establishment_id = v.establishment_id and p.id = v.patient_id
  left join lateral (
    select min(happened_at) filter (where act = 'triage') as triaged_at,
      min(happened_at) filter (where act = 'start') as started_at,
      sum(extract(epoch from happened_at - began_at)) filter (where act = 'finish') as service_seconds,
      count(*) filter (where act = 'finish') as consultations
    from (
      select act, happened_at, lag(happened_at) over (partition by act = 'triage' order by id) as began_at
      from public.visit_events
      where establishment_id = v.establishment_id and visit_id = v.id and act in ('triage', 'start', 'finish')
    ) as timed
  ) as acts on true
  where v.establishment_id = establishment and (visits is null or v.id = any (visits));
$$;
comment on function private.facts_from_scratch(uuid, uuid[]) is
  'The facts of an establishment, or of some visits, worked out from visits, visit_events and patients.';

create function private.keep_facts(establishment uuid, visits uuid[])
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into public.visit_facts as kept
  select * from private.facts_from_scratch(establishment, visits)
  on conflict (visit_id) do update set patient_id = excluded.patient_id, service_id = excluded.service_id,
    professional_id = excluded.professional_id, room_id = excluded.room_id, status = excluded.status,
    risk = excluded.risk, priority = excluded.priority, arrived_at = excluded.arrived_at, age = excluded.age,
    triage_wait_seconds = excluded.triage_wait_seconds, wait_seconds = excluded.wait_seconds,
    stay_seconds = excluded.stay_seconds, service_seconds = excluded.service_seconds,
    consultations = excluded.consultations;
end
$$;
comment on function private.keep_facts(uuid, uuid[]) is 'Brings the facts of visits up to date.';

create function private.keep_facts_of_events()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.keep_facts(establishment_id, array_agg(distinct visit_id)) from added group by establishment_id;
  return null;
end
$$;
comment on function private.keep_facts_of_events() is 'Trigger: acts bring the facts of their visits up to date.';

create trigger keep_facts after insert on public.visit_events
referencing new table as added
for each statement execute function private.keep_facts_of_events();

create function private.keep_facts_of_visit()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.keep_facts(new.establishment_id, array[new.id]);
  return null;
end
$$;
comment on function private.keep_facts_of_visit() is
  'Trigger: a visit that moves to another chart without an act, as when charts are merged.';

create trigger keep_facts after update of patient_id on public.visits
for each row when (new.patient_id <> old.patient_id) execute function private.keep_facts_of_visit();

create function private.keep_facts_of_patient()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.keep_facts(new.establishment_id, array_agg(v.id))
  from public.visits as v where v.establishment_id = new.establishment_id and v.patient_id = new.id;
  return null;
end
$$;
comment on function private.keep_facts_of_patient() is 'Trigger: a date of birth changes the ages at arrival.';

create trigger keep_facts after update of birth_date on public.patients
for each row when (new.birth_date is distinct from old.birth_date) execute function private.keep_facts_of_patient();

create function private.rebuild_visit_facts(establishment uuid)
returns bigint
language plpgsql
set search_path = ''
as $$
declare
  written bigint;
begin
  delete from public.visit_facts where establishment_id = establishment;
  insert into public.visit_facts select * from private.facts_from_scratch(establishment);
  get diagnostics written = row_count;
  return written;
end
$$;
comment on function private.rebuild_visit_facts(uuid) is 'Works out all facts of an establishment anew; how many.';

select private.rebuild_visit_facts(id) from public.establishments;
