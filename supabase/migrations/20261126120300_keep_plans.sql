-- SQL functions that are not inlined are planned at each call, plpgsql keeps plans for the connection: of an act in a clinic
-- with twelve people waiting, planning its facts anew took a quarter.
create or replace function private.facts_from_scratch(establishment uuid, visits uuid[] default null)
returns setof public.visit_facts
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
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
end
$$;

create or replace function private.without_braces(object json)
returns text
language plpgsql
immutable parallel safe
set search_path = ''
as $$
begin
  return substr(object::text, 2, length(object::text) - 2);
end
$$;

create or replace function private.list_people(establishment uuid)
returns uuid[]
language plpgsql
stable
set search_path = ''
as $$
begin
  return array(
    select private.person_of(v) from public.visits as v
    where v.establishment_id = establishment and v.closed_at is null and private.person_of(v) is not null
    union
    select private.person_of(v) from private.recent_visits(establishment) as v where private.person_of(v) is not null
    order by 1);
end
$$;

create or replace function private.call_frame(call private.calls)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('number', call.number, 'code', v.code, 'room', call.room, 'service', call.service_id,
      'called', floor(date_part('epoch', call.called_at))::bigint, 'times', call.times)
    from public.visits as v
    where v.establishment_id = call.establishment_id and v.id = call.visit_id
  );
end
$$;

create or replace function private.is_patient_session()
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return exists (select from private.patient_sessions where session_id = auth.jwt() ->> 'session_id');
end
$$;

create or replace function private.read_reason(data jsonb)
returns text
language plpgsql
immutable
set search_path = ''
as $$
begin
  return left(nullif(trim(data ->> 'reason'), ''), 500);
end
$$;

-- Says its extras once: the expression is made ready for each list at each publishing.
create or replace function private.entry_of(visit public.visits, room uuid, services uuid[], rooms uuid[], people uuid[])
returns text
language sql
stable parallel safe
as $$
  select private.head_of(visit, services) || coalesce(',{' || nullif(substr(private.extras_of(visit)
    || case when private.person_of(visit) is null then ''
      else ',"by":' || array_position(people, private.person_of(visit)) - 1 end
    || case when room is null then '' else ',"room":' || array_position(rooms, room) - 1 end, 2), '') || '}]', ']');
$$;
