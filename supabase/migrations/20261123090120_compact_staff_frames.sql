-- Five hundred people in 185 kB took most of an act's time. A frame now says what cannot be worked out, in lists by
-- position, put together by hand as the anonymous snapshot is: nothing in it needs escaping.
drop function private.staff_frame(uuid);
drop function private.frame_of(public.visits, bigint);
drop type private.visit_frame;

create function private.epoch_of(key text, instant timestamptz)
returns text
language sql
stable parallel safe
as $$
  select case when instant is null then '' else ',"' || key || '":' || floor(date_part('epoch', instant))::bigint end;
$$;
comment on function private.epoch_of(text, timestamptz) is
  'A field of a frame, nothing for null. Inlined, hence no search path.';

create function private.head_of(visit public.visits, services uuid[])
returns text
language sql
stable parallel safe
as $$
  select '["' || visit.id || '","' || visit.code || '",' || case visit.risk when 'red' then '0' when 'orange' then '1'
      when 'yellow' then '2' when 'green' then '3' when 'blue' then '4' else 'null' end
    || ',' || array_position(services, visit.service_id) - 1
    || ',' || floor(date_part('epoch', visit.arrived_at))::bigint;
$$;
comment on function private.head_of(public.visits, uuid[]) is
  'What a frame tells of every visit, as the beginning of a JSON list. Inlined, hence no search path.';

create function private.extras_of(visit public.visits)
returns text
language sql
stable parallel safe
as $$
  select case when visit.status <> 'waiting' then ',"is":"' || visit.status || '"' else '' end
    || private.epoch_of('called', visit.called_at) || private.epoch_of('started', visit.started_at)
    || private.epoch_of('finished', visit.finished_at) || private.epoch_of('closed', visit.closed_at)
    || private.epoch_of('booked', visit.scheduled_for) || private.epoch_of('out', visit.out_until)
    || private.epoch_of('seen', visit.acknowledged_at)
    || private.epoch_of('worse', visit.worse_at) || private.epoch_of('look', visit.worse_due_at)
    || case when visit.announced is null then '' else ',"says":"' || visit.announced || '"' end
    || private.epoch_of('said', visit.announced_at)
    || case when visit.call_times > 0 then ',"times":' || visit.call_times else '' end
    || case when visit.origin <> 'reception' then ',"via":"' || visit.origin || '"' else '' end
    || case when visit.outcome is null then '' else ',"end":"' || visit.outcome || '"' end;
$$;
comment on function private.extras_of(public.visits) is
  'What a frame tells of some visits only. Inlined, hence no search path.';

create function private.frame_entries(establishment uuid, services uuid[])
returns table (list text, place bigint, head text, extras text, person uuid, room uuid)
language sql
stable
as $$
  -- The lists of board_entries(), said again: to go through its whole rows costs more than all the rest.
  select 'waiting', row_number() over (order by v.call_rank, v.turn_at, v.number), private.head_of(v, services),
    private.extras_of(v), coalesce(v.professional_id, v.requested_professional_id), null::uuid
  from public.visits as v
  where v.establishment_id = establishment and v.status = 'waiting'
  union all
  select
    case v.status when 'called' then 'called' when 'in_service' then 'in_service' else 'waiting' end,
    1000000 + row_number() over (
      order by v.status = 'awaiting_return', case v.status when 'called' then -v.call_number end,
        v.arrived_at, v.number),
    private.head_of(v, services), private.extras_of(v), coalesce(v.professional_id, v.requested_professional_id),
    case when v.status <> 'awaiting_triage' then v.room_id end
  from public.visits as v
  where v.establishment_id = establishment and v.closed_at is null and v.status <> 'waiting'
  union all
  (select 'recent', row_number() over (order by v.closed_at desc, v.number desc), private.head_of(v, services),
    private.extras_of(v), coalesce(v.professional_id, v.requested_professional_id), v.room_id
  from public.visits as v
  where v.establishment_id = establishment and v.closed_at > now() - interval '24 hours'
  order by v.closed_at desc, v.number desc
  limit 10);
$$;
comment on function private.frame_entries(uuid, uuid[]) is
  'Visits of the staff board as a frame has them. Inlined, hence no search path.';

create function private.list_frames(establishment uuid, services uuid[], rooms uuid[])
returns table (waiting text, called text, in_service text, recent text, people text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    '[' || coalesce(string_agg(entry, ',' order by place) filter (where list = 'waiting'), '') || ']',
    '[' || coalesce(string_agg(entry, ',' order by place) filter (where list = 'called'), '') || ']',
    '[' || coalesce(string_agg(entry, ',' order by place) filter (where list = 'in_service'), '') || ']',
    '[' || coalesce(string_agg(entry, ',' order by place) filter (where list = 'recent'), '') || ']',
    coalesce(json_agg(distinct person order by person) filter (where person is not null), '[]')::text
  from (
    select list, place, person, head || case when extras = '' and person is null and room is null then ']' else
      ',{' || substr(extras
        || case when person is null then '' else ',"by":' || dense_rank() over (order by person) - 1 end
        || case when room is null then '' else ',"room":' || array_position(rooms, room) - 1 end, 2) || '}]' end as entry
    from private.frame_entries(establishment, services)
  ) as entries;
end
$$;
comment on function private.list_frames(uuid, uuid[], uuid[]) is
$$The lists of a staff frame, and the professionals that they speak of by number: each visit is [id, code, colour (0 red
to 4 blue, null), service (place in `services`), arrived (epoch), extras?: {is: status unless waiting, by: place in
people, room: place in `rooms`, called, started, finished, closed, booked (appointment), out (until), seen
(acknowledged), worse, look (until when to), said (epochs), says: on_my_way | arrived, times (called), via (origin),
end (outcome)}].$$;

create function private.staff_frame(establishment uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  services constant uuid[] := array(
    select s.id from public.services as s where s.establishment_id = establishment order by s.created_at, s.name);
  rooms constant uuid[] := array(
    select r.id from public.rooms as r where r.establishment_id = establishment order by r.name);
  lists record;
begin
  select * into lists from private.list_frames(establishment, services, rooms);
  -- Put together as text and parsed once.
  return (rtrim(
    json_build_object(
      'version', (select version from public.queues where establishment_id = establishment),
      'at', floor(date_part('epoch', now()))::bigint,
      'indicators', private.count_indicators(establishment),
      'services', array_to_json(services),
      'pools', (
        select json_agg(s.pool order by s.created_at, s.name)
        from public.services as s where s.establishment_id = establishment),
      'rooms', array_to_json(rooms),
      'targets', (
        select json_build_array(e.risk_targets -> 'red', e.risk_targets -> 'orange', e.risk_targets -> 'yellow',
          e.risk_targets -> 'green', e.risk_targets -> 'blue')
        from public.establishments as e where e.id = establishment))::text, '}'
    ) || ',"people":' || lists.people || ',"waiting":' || lists.waiting || ',"called":' || lists.called
      || ',"in_service":' || lists.in_service || ',"recent":' || lists.recent || '}')::jsonb;
end
$$;
comment on function private.staff_frame(uuid) is
$$What staff receive by realtime, without patient, token and priority, as StaffFrame in edge/domain/staff_frame.ts says:
{version, at (epoch), indicators, services: [id], pools: [pool of each service], rooms: [id], people: [professional id],
targets: [minutes by colour], waiting, called, in_service, recent: as list_frames()}. Positions and limits follow from
the order, the pools and the targets.$$;
