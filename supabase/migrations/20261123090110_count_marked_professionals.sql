drop function private.count_professionals(uuid);

create function private.serves_pool(establishment uuid, professional uuid, pool smallint)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return pool is null
    or not exists (
      select from public.professional_services as one
      where one.establishment_id = establishment and one.professional_id = professional)
    or exists (
      select from public.professional_services as one
      join public.services as s on s.establishment_id = one.establishment_id and s.id = one.service_id
      where one.establishment_id = establishment and one.professional_id = professional
        and s.pool = serves_pool.pool);
end
$$;
comment on function private.serves_pool(uuid, uuid, smallint) is
  'True when a professional serves a service of a pool; null is any pool.';

create function private.count_professionals(establishment uuid, pool smallint default null)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
declare
  people bigint;
  hour int;
begin
  with seen as (
    select professional_id, status = 'in_service' as busy from public.visits
    where establishment_id = establishment and closed_at is null and professional_id is not null
      and (status = 'in_service' or status = 'awaiting_return' and finished_at > now() - interval '1 hour')
    union all
    select professional_id, false from public.visits
    where establishment_id = establishment and closed_at > now() - interval '1 hour' and status = 'finished'
      and professional_id is not null
  ), marked as (
    select professional_id, state from public.presences
    where establishment_id = establishment and until is null and since > now() - interval '16 hours'
  )
  select count(*) into people
  from (select professional_id, bool_or(busy) as busy from seen group by professional_id) as one
  full join marked using (professional_id)
  where (one.busy or marked.state = 'at_work' or marked.state is null)
    and private.serves_pool(establishment, professional_id, count_professionals.pool);
  if people > 0 then
    return people;
  end if;
  select extract(hour from now() at time zone timezone) into hour
  from public.establishments where id = establishment;
  return (
    select count(*) from public.professionals as p
    where p.establishment_id = establishment and p.status = 'active' and case p.shift
      when 'morning' then hour >= 6 and hour < 14
      when 'afternoon' then hour >= 12 and hour < 20
      when 'night' then hour >= 18 or hour < 7
      else true end
      and coalesce((private.presence_of(establishment, p.id)).state, 'at_work') = 'at_work'
      and private.serves_pool(establishment, p.id, count_professionals.pool)
  );
end
$$;
comment on function private.count_professionals(uuid, smallint) is
$$Professionals at work, in all or for a pool: those in service, those marked at work, and those who finished within the
hour unless marked otherwise; if there are none, the active ones whose shift covers the local time (morning 6-14,
afternoon 12-20, night 18-7, full day always) and who are not marked on a pause or away.$$;

create function private.describe_service(establishment uuid, mean double precision)
returns json
language plpgsql
stable
set search_path = ''
as $$
declare
  pools constant smallint := (select max(s.pool) from public.services as s where s.establishment_id = establishment);
  described constant json := json_build_object(
    'mean_minutes', round(mean::numeric, 2), 'professionals', private.count_professionals(establishment));
begin
  if coalesce(pools, 0) = 0 then
    return described;
  end if;
  return described::jsonb || jsonb_build_object('pools', (
    select jsonb_agg(private.count_professionals(establishment, one::smallint) order by one)
    from generate_series(0, pools) as one));
end
$$;
comment on function private.describe_service(uuid, double precision) is
$$What waits are estimated from: {mean_minutes, professionals, pools? (where there are several): [professionals at work
of each]}.$$;

create or replace function private.queue_snapshot(establishment uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  queue public.queues;
  present record;
begin
  select * into queue from public.queues where establishment_id = establishment;
  select
    json_agg(json_build_object('code', code, 'arrived', arrived) order by arrived_at, number)
      filter (where status = 'awaiting_triage') as triage,
    json_agg(json_build_object('code', code, 'arrived', arrived, 'called', floor(date_part('epoch', called_at))::bigint,
      'room', room, 'times', call_times) order by call_number desc)
      filter (where status = 'called') as called,
    json_agg(json_build_object('code', code, 'arrived', arrived,
      'started', floor(date_part('epoch', started_at))::bigint) order by started_at, number)
      filter (where status = 'in_service') as in_service
  into present
  from (
    select v.*, r.name as room, floor(date_part('epoch', v.arrived_at))::bigint as arrived
    from public.visits as v
    left join public.rooms as r on r.establishment_id = v.establishment_id and r.id = v.room_id
    where v.establishment_id = establishment and v.closed_at is null and v.status <> 'waiting'
  ) as visits;
  -- Put together as text and parsed once.
  return json_build_object(
    'version', queue.version,
    'at', floor(date_part('epoch', now()))::bigint,
    'waiting', private.list_waiting(establishment),
    'triage', coalesce(present.triage, '[]'),
    'called', coalesce(present.called, '[]'),
    'in_service', coalesce(present.in_service, '[]'),
    'recent', private.list_calls(establishment),
    'service', private.describe_service(establishment, queue.mean_minutes)
  )::text::jsonb;
end
$$;
