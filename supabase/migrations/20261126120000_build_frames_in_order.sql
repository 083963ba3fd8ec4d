-- With 500 people waiting, sorting, joining and copying took two thirds of a publishing. Lists now come out of their index
-- in order, what few visits have costs the others one test, and messages bring the id that realtime.send() would put in.

create or replace function private.list_waiting(establishment uuid)
returns json
language plpgsql
stable
set search_path = ''
set enable_sort = off -- the call order is an index; without statistics the planner would rather sort
as $$
declare
  services uuid[];
  pools text[];
begin
  select array_agg(s.id), array_agg(case when s.pool > 0 then ',"pool":' || s.pool else '' end)
    into services, pools
  from public.services as s where s.establishment_id = establishment
  having max(s.pool) > 0;
  -- By hand, because it is the one long list and nothing in it needs escaping. What few have is left out for the rest.
  return (
    select '[' || coalesce(string_agg(
      '{"code":"' || v.code || '","arrived":' || floor(date_part('epoch', v.arrived_at))::bigint
        || case v.risk when 'red' then ',"risk":"red"' when 'orange' then ',"risk":"orange"'
          when 'yellow' then ',"risk":"yellow"' when 'green' then ',"risk":"green"' when 'blue' then ',"risk":"blue"'
          else ',"risk":null' end
        || case when services is null then '' else pools[array_position(services, v.service_id)] end
        || case when v.out_until > now() then ',"out":' || floor(date_part('epoch', v.out_until))::bigint || '}'
          else '}' end,
      ',' order by v.call_rank, v.turn_at, v.number), '') || ']'
    from public.visits as v
    where v.establishment_id = establishment and v.status = 'waiting'
  );
end
$$;

create function private.without_braces(object json)
returns text
language sql
immutable parallel safe
set search_path = ''
as $$
  select substr(object::text, 2, length(object::text) - 2);
$$;
comment on function private.without_braces(json) is
  'The inside of a short object; on long texts whatever counts characters is slow.';

create function private.queue_fields(establishment uuid)
returns text
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
  return private.without_braces(json_build_object(
    'version', queue.version,
    'at', floor(date_part('epoch', now()))::bigint,
    'triage', coalesce(present.triage, '[]'),
    'called', coalesce(present.called, '[]'),
    'in_service', coalesce(present.in_service, '[]'),
    'recent', private.list_calls(establishment),
    'service', private.describe_service(establishment, queue.mean_minutes)
  )) || ',"waiting":' || private.list_waiting(establishment);
end
$$;
comment on function private.queue_fields(uuid) is
  'What the anonymous queue holds, as the inside of an object in JSON: put together as text and parsed once.';

create or replace function private.queue_snapshot(establishment uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return ('{' || private.queue_fields(establishment) || '}')::jsonb;
end
$$;

create or replace function private.extras_of(visit public.visits)
returns text
language sql
stable parallel safe
as $$
  select case when visit.status = 'waiting' and visit.call_times = 0 and visit.origin = 'reception'
      and coalesce(visit.scheduled_for, visit.out_until, visit.announced_at, visit.worse_at, visit.worse_due_at,
        visit.acknowledged_at, visit.called_at, visit.started_at, visit.finished_at, visit.closed_at) is null
      and visit.announced is null and visit.outcome is null then ''
    else case when visit.status <> 'waiting' then ',"is":"' || visit.status || '"' else '' end
    || private.epoch_of('called', visit.called_at) || private.epoch_of('started', visit.started_at)
    || private.epoch_of('finished', visit.finished_at) || private.epoch_of('closed', visit.closed_at)
    || private.epoch_of('booked', visit.scheduled_for) || private.epoch_of('out', visit.out_until)
    || private.epoch_of('seen', visit.acknowledged_at)
    || private.epoch_of('worse', visit.worse_at) || private.epoch_of('look', visit.worse_due_at)
    || case when visit.announced is null then '' else ',"says":"' || visit.announced || '"' end
    || private.epoch_of('said', visit.announced_at)
    || case when visit.call_times > 0 then ',"times":' || visit.call_times else '' end
    || case when visit.origin <> 'reception' then ',"via":"' || visit.origin || '"' else '' end
    || case when visit.outcome is null then '' else ',"end":"' || visit.outcome || '"' end
    end;
$$;

create function private.person_of(visit public.visits)
returns uuid
language sql
stable parallel safe
as $$
  select coalesce(visit.professional_id, visit.requested_professional_id);
$$;
comment on function private.person_of(public.visits) is
  'Whom the board names beside a visit. Inlined, hence no search path.';

create function private.entry_of(visit public.visits, room uuid, services uuid[], rooms uuid[], people uuid[])
returns text
language sql
stable parallel safe
as $$
  select private.head_of(visit, services)
    || case when private.extras_of(visit) = '' and private.person_of(visit) is null and room is null then ']'
    else ',{' || substr(private.extras_of(visit)
      || case when private.person_of(visit) is null then ''
        else ',"by":' || array_position(people, private.person_of(visit)) - 1 end
      || case when room is null then '' else ',"room":' || array_position(rooms, room) - 1 end, 2) || '}]' end;
$$;
comment on function private.entry_of(public.visits, uuid, uuid[], uuid[], uuid[]) is
  'A visit as a frame has it, see list_frames(). Inlined, hence no search path.';

create function private.recent_visits(establishment uuid)
returns setof public.visits
language sql
stable
as $$
  select * from public.visits as v
  where v.establishment_id = establishment and v.closed_at > now() - interval '24 hours'
  order by v.closed_at desc, v.number desc
  limit 10;
$$;
comment on function private.recent_visits(uuid) is
  'The last ten visits that ended within 24 hours, latest first. Inlined, hence no search path.';

create function private.list_people(establishment uuid)
returns uuid[]
language plpgsql
stable
set search_path = ''
as $$
begin
  return array(
    select private.person_of(v) from public.visits as v
    where v.establishment_id = establishment and v.status = 'waiting' and private.person_of(v) is not null
    union
    select private.person_of(v) from public.visits as v
    where v.establishment_id = establishment and v.closed_at is null and v.status <> 'waiting'
      and private.person_of(v) is not null
    union
    select private.person_of(v) from private.recent_visits(establishment) as v where private.person_of(v) is not null
    order by 1);
end
$$;
comment on function private.list_people(uuid) is 'The professionals whom a frame speaks of.';

drop function private.list_frames(uuid, uuid[], uuid[]);
drop function private.frame_entries(uuid, uuid[]);

create function private.list_frames(establishment uuid, services uuid[], rooms uuid[])
returns table (
  waiting text, called text, in_service text, recent text, people uuid[], people_waiting bigint, people_in_service bigint)
language plpgsql
stable
set search_path = ''
set enable_sort = off -- see list_waiting()
as $$
declare
  others text; -- those before triage, then those away for exams
  before_triage bigint;
begin
  people := private.list_people(establishment);
  select string_agg(private.entry_of(v, null, services, rooms, people), ',' order by v.call_rank, v.turn_at, v.number),
    count(*)
    into waiting, people_waiting
  from public.visits as v
  where v.establishment_id = establishment and v.status = 'waiting';
  select
    string_agg(entry, ',' order by status = 'awaiting_return', arrived_at, number)
      filter (where status not in ('called', 'in_service')),
    string_agg(entry, ',' order by call_number desc, arrived_at, number) filter (where status = 'called'),
    string_agg(entry, ',' order by arrived_at, number) filter (where status = 'in_service'),
    count(*) filter (where status = 'awaiting_triage'), count(*) filter (where status = 'in_service')
    into others, called, in_service, before_triage, people_in_service
  from (
    select v.status, v.arrived_at, v.number, v.call_number, private.entry_of(
      v, case when v.status <> 'awaiting_triage' then v.room_id end, services, rooms, people) as entry
    from public.visits as v
    where v.establishment_id = establishment and v.closed_at is null and v.status <> 'waiting'
  ) as present;
  select string_agg(private.entry_of(v, v.room_id, services, rooms, people), ',' order by v.closed_at desc, v.number desc)
    into recent
  from private.recent_visits(establishment) as v;
  waiting := '[' || concat_ws(',', waiting, others) || ']';
  called := '[' || coalesce(called, '') || ']';
  in_service := '[' || coalesce(in_service, '') || ']';
  recent := '[' || coalesce(recent, '') || ']';
  people_waiting := people_waiting + before_triage;
  return next;
end
$$;
comment on function private.list_frames(uuid, uuid[], uuid[]) is
$$The lists of a staff frame, the professionals that they speak of by number, and how many wait (before triage too) and are in
service: each visit is [id, code, colour (0 red to 4 blue, null), service (place in `services`), arrived (epoch), extras?:
{is: status unless waiting, by: place in people, room: place in `rooms`, called, started, finished, closed, booked
(appointment), out (until), seen (acknowledged), worse, look (until when to), said (epochs), says: on_my_way | arrived,
times (called), via (origin), end (outcome)}].$$;

create function private.count_finished(establishment uuid)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
declare
  midnight constant timestamptz := private.start_of_day(establishment, now());
begin
  return (
    select count(*) from public.visits
    where establishment_id = establishment and closed_at >= midnight and status = 'finished'
  );
end
$$;
comment on function private.count_finished(uuid) is 'Visits that finished on the establishment''s local day.';

create function private.staff_fields(establishment uuid)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  services uuid[];
  pools json;
  rooms constant uuid[] := array(
    select r.id from public.rooms as r where r.establishment_id = establishment order by r.name);
  lists record;
begin
  select coalesce(array_agg(s.id order by s.created_at, s.name), '{}'), json_agg(s.pool order by s.created_at, s.name)
    into services, pools
  from public.services as s where s.establishment_id = establishment;
  select * into lists from private.list_frames(establishment, services, rooms);
  return private.without_braces(json_build_object(
    'version', (select version from public.queues where establishment_id = establishment),
    'at', floor(date_part('epoch', now()))::bigint,
    'indicators', json_build_object('waiting', lists.people_waiting, 'in_service', lists.people_in_service,
      'finished_today', private.count_finished(establishment)),
    'services', array_to_json(services),
    'pools', pools,
    'rooms', array_to_json(rooms),
    'people', array_to_json(lists.people),
    'targets', (
      select json_build_array(e.risk_targets -> 'red', e.risk_targets -> 'orange', e.risk_targets -> 'yellow',
        e.risk_targets -> 'green', e.risk_targets -> 'blue')
      from public.establishments as e where e.id = establishment)
  )) || ',"waiting":' || lists.waiting || ',"called":' || lists.called
    || ',"in_service":' || lists.in_service || ',"recent":' || lists.recent;
end
$$;
comment on function private.staff_fields(uuid) is
  'What the staff''s frame holds, as the inside of an object in JSON: put together as text and parsed once.';

create or replace function private.staff_frame(establishment uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return ('{' || private.staff_fields(establishment) || '}')::jsonb;
end
$$;

create function private.send_fields(fields text, topic text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform realtime.send(
    ('{"id":"' || gen_random_uuid() || '",' || fields || '}')::jsonb, 'snapshot', topic, true);
end
$$;
comment on function private.send_fields(text, text) is
$$Sends an object in JSON, given as its inside, under an id of its own: to put one into a message that has none
realtime.send() copies all of it.$$;

create or replace function private.publish_queue(establishment uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  update public.queues set version = version + 1 where establishment_id = establishment;
  perform private.send_fields(private.queue_fields(establishment), 'queue:' || establishment);
  perform private.send_fields(private.staff_fields(establishment), 'staff:' || establishment);
end
$$;
