create function private.queue_snapshot(establishment uuid)
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
    'service', json_build_object(
      'mean_minutes', round(queue.mean_minutes::numeric, 2),
      'professionals', private.count_professionals(establishment))
  )::text::jsonb;
end
$$;
comment on function private.queue_snapshot(uuid) is
  'The anonymous queue, as QueueSnapshot in edge/domain/queue_snapshot.ts says. Nothing in it tells who anybody is.';
