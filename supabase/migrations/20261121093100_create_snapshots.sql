create function private.count_professionals(establishment uuid)
returns bigint
language sql
stable
set search_path = ''
as $$
  with at_work as (
    select professional_id from public.visits
    where establishment_id = establishment and closed_at is null
      and (status = 'in_service' or finished_at > now() - interval '1 hour')
    union
    select professional_id from public.visits
    where establishment_id = establishment and closed_at > now() - interval '1 hour' and status = 'finished'
  ), seen as (
    select count(professional_id) as people from at_work
  ), clock as (
    select extract(hour from now() at time zone e.timezone) as hour from public.establishments as e
    where e.id = establishment
  )
  select case when seen.people > 0 then seen.people else (
    select count(*) from public.professionals as p
    where p.establishment_id = establishment and p.status = 'active' and case p.shift
      when 'morning' then clock.hour >= 6 and clock.hour < 14
      when 'afternoon' then clock.hour >= 12 and clock.hour < 20
      when 'night' then clock.hour >= 18 or clock.hour < 7
      else true end
  ) end
  from seen, clock;
$$;
comment on function private.count_professionals(uuid) is
$$Professionals at work: those in service or who finished within the hour; if none, the active ones whose shift covers
the local time (morning 6-14, afternoon 12-20, night 18-7, full day always).$$;

create function private.queue_snapshot(establishment uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  with entries as (
    select v.status, v.call_rank, v.arrived_at, v.number, v.call_number, v.started_at,
      floor(date_part('epoch', v.arrived_at))::bigint as arrived,
      v.code, v.risk, v.called_at, v.call_times, v.room_id
    from public.visits as v
    where v.establishment_id = establishment and v.closed_at is null
  ), calls as (
    select v.call_number, v.code, v.called_at, r.name as room
    from public.visits as v
    left join public.rooms as r on r.establishment_id = v.establishment_id and r.id = v.room_id
    where v.establishment_id = establishment and v.call_number is not null
    order by v.call_number desc
    limit 8
  )
  select jsonb_build_object(
    'version', q.version,
    'at', floor(date_part('epoch', now()))::bigint,
    'waiting', coalesce((
      select jsonb_agg(jsonb_build_object('code', code, 'arrived', arrived, 'risk', risk)
        order by call_rank, arrived_at, number)
      from entries where status = 'waiting'), '[]'),
    'triage', coalesce((
      select jsonb_agg(jsonb_build_object('code', code, 'arrived', arrived) order by arrived_at, number)
      from entries where status = 'awaiting_triage'), '[]'),
    'called', coalesce((
      select jsonb_agg(jsonb_build_object('code', code, 'arrived', arrived,
        'called', floor(date_part('epoch', called_at))::bigint, 'times', call_times,
        'room', (select name from public.rooms as r where r.establishment_id = establishment and r.id = room_id))
        order by call_number desc)
      from entries where status = 'called'), '[]'),
    'in_service', coalesce((
      select jsonb_agg(jsonb_build_object('code', code, 'arrived', arrived,
        'started', floor(date_part('epoch', started_at))::bigint) order by started_at, number)
      from entries where status = 'in_service'), '[]'),
    'recent', coalesce((
      select jsonb_agg(jsonb_build_object('number', call_number, 'code', code,
        'called', floor(date_part('epoch', called_at))::bigint, 'room', room) order by call_number desc)
      from calls where called_at > now() - interval '24 hours'), '[]'),
    'service', jsonb_build_object('mean_minutes', round(q.mean_minutes::numeric, 2),
      'professionals', private.count_professionals(establishment)))
  from public.queues as q
  where q.establishment_id = establishment;
$$;
comment on function private.queue_snapshot(uuid) is
  'The anonymous queue, as QueueSnapshot in edge/domain/queue_snapshot.ts says. Nothing in it tells who anybody is.';
