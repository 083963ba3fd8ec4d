create function private.mark_called(visit public.visits, room uuid, professional uuid)
returns public.visits
language plpgsql
set search_path = ''
as $$
declare
  turn bigint;
  after public.visits;
begin
  update public.queues set calls = calls + 1 where establishment_id = visit.establishment_id returning calls into turn;
  update public.visits set
    status = 'called',
    called_at = now(),
    call_number = turn,
    call_times = case visit.status when 'called' then visit.call_times + 1 else 1 end,
    room_id = case visit.status when 'called' then coalesce(room, visit.room_id) else room end,
    professional_id = coalesce(professional, visit.professional_id)
  where id = visit.id
  returning * into after;
  return after;
end
$$;
comment on function private.mark_called(public.visits, uuid, uuid) is 'Gives a visit the next call number.';

create function private.call_next(establishment uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.require_role(establishment);
  service constant uuid := private.read_input(data, 'service_id', 'uuid');
  room constant uuid := private.read_room(establishment, data);
  professional constant uuid := private.read_professional(establishment, data);
  next public.visits;
begin
  perform private.lock_queue(establishment);
  -- The queue's lock already lets one desk in at a time; `skip locked` passes over a visit that something else holds.
  select * into next
  from public.visits
  where establishment_id = establishment
    and status = 'waiting'
    and (service is null or service_id = service)
    and (professional is null or requested_professional_id is null or requested_professional_id = professional)
  order by call_rank, arrived_at, number
  limit 1
  for no key update skip locked;
  if not found then
    return null;
  end if;
  perform private.end_act(private.mark_called(next, room, professional), 'call', next.status);
  return private.read_visit(next.id);
end
$$;
comment on function private.call_next(uuid, jsonb) is
$$Calls the first who waits: {service_id?, room_id?, professional_id?} gives the visit, or null when nobody waits.
With a professional, those who came for another one are passed over.$$;
grant execute on function private.call_next(uuid, jsonb) to authenticated;

create function private.call_visit(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  before constant public.visits := private.begin_act(visit, 'call', 'called');
  skipped constant int := case when before.status = 'waiting' then private.people_before(before) end;
begin
  if before.status::text <> data ->> 'expected_status' then
    perform private.fail('BADST', format('Cannot call a visit that is %s by now', before.status),
      jsonb_build_object('status', before.status));
  end if;
  perform private.end_act(
    private.mark_called(before, private.read_room(before.establishment_id, data),
      private.read_professional(before.establishment_id, data)),
    'call', before.status, skipped, private.read_reason(data));
  return private.read_visit(visit);
end
$$;
comment on function private.call_visit(uuid, jsonb) is
$$Calls this visit, or calls it again: {room_id?, professional_id?, reason?, expected_status?} gives the visit. Out of
turn is noted in visit_events: how many were skipped, by whom and why. BADST when the status is not the expected one,
so that two desks do not call the same person to two rooms.$$;
grant execute on function private.call_visit(uuid, jsonb) to authenticated;
