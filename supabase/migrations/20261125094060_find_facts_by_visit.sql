create or replace function private.facts_from_scratch(establishment uuid, visits uuid[] default null)
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
    select min(happened_at) filter (where kind = 'triage') as triaged_at,
      min(happened_at) filter (where kind = 'start') as started_at,
      sum(extract(epoch from happened_at - began_at)) filter (where kind = 'end') as service_seconds,
      count(*) filter (where kind = 'end') as consultations
    from (
      select kind, happened_at, lag(happened_at) over (partition by kind = 'triage' order by id) as began_at
      from (
        select one.id, one.happened_at, case one.act when 'triage' then 'triage' when 'start' then 'start'
          else 'end' end as kind
        from public.visit_events as one
        where one.establishment_id = v.establishment_id and one.visit_id = v.id
          and (one.act in ('triage', 'start', 'finish')
            or one.act = 'transfer' and one.from_status = 'in_service' and one.to_status = 'waiting')
          and not exists (
            select from public.visit_events as later
            where later.establishment_id = one.establishment_id and later.visit_id = one.visit_id
              and later.undoes = one.id)
      ) as lasting
    ) as timed
  ) as acts on true
  where v.establishment_id = establishment and v.id = any (coalesce(visits, array(
    select every.id from public.visits as every where every.establishment_id = establishment)));
$$;
comment on function private.facts_from_scratch(uuid, uuid[]) is
$$The facts of an establishment, or of some visits, worked out from visits, visit_events and patients. An act that was
undone did not take place; who is transferred out of a consultation has ended it. Visits are always looked up by id: an
`or` would read all of the establishment's at each act.$$;
