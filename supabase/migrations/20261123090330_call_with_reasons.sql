create or replace function private.mark_called(visit public.visits, room uuid, professional uuid)
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
    professional_id = coalesce(professional, visit.professional_id),
    acknowledged_at = null,
    out_until = null
  where id = visit.id
  returning * into after;
  return after;
end
$$;
comment on function private.mark_called(public.visits, uuid, uuid) is
  'Gives a visit the next call number; nobody has seen that call yet, and nobody who is called is out.';

create function private.passed_over(visit public.visits, professional uuid)
returns text[]
language plpgsql
stable
set search_path = ''
as $$
begin
  return array(
    select other.code
    from public.visits as other
    join public.services as s on s.establishment_id = other.establishment_id and s.id = other.service_id
    join public.services as own on own.establishment_id = visit.establishment_id and own.id = visit.service_id
    where other.establishment_id = visit.establishment_id and other.status = 'waiting' and s.pool = own.pool
      and (other.call_rank, other.turn_at, other.number) < (visit.call_rank, visit.turn_at, visit.number)
      and (other.out_until is null or other.out_until <= now())
      and (professional is null or other.requested_professional_id is null
        or other.requested_professional_id = professional)
    order by other.call_rank, other.turn_at, other.number);
end
$$;
comment on function private.passed_over(public.visits, uuid) is
$$Codes of those who stand before a visit and could be called instead: in the same pool, not out, not here for another
professional than the one who calls.$$;

create or replace function private.call_visit(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  before constant public.visits := private.begin_act(visit, 'call', 'called');
  house constant uuid := before.establishment_id;
  professional constant uuid := private.read_professional(house, data);
  reason constant text := private.read_reason(data);
  skipped constant int := case when before.status = 'waiting' then private.people_before(before) end;
  passed constant text[] := case when before.status = 'waiting' then private.passed_over(before, professional)
    else '{}' end;
  event bigint;
begin
  if before.status::text <> data ->> 'expected_status' then
    perform private.fail('BADST', format('Cannot call a visit that is %s by now', before.status),
      jsonb_build_object('status', before.status));
  elsif before.status = 'called' and before.call_times >= (
    select (e.queue_rules ->> 'max_calls')::int from public.establishments as e where e.id = house
  ) then
    perform private.fail('CALLM', 'Cannot call more often than the rules of the house allow',
      jsonb_build_object('status', before.status));
  elsif cardinality(passed) > 0 and reason is null then
    perform private.invalid('reason', 'required', 'Cannot call out of the order without a reason');
  end if;
  event := private.note_act(before, private.mark_called(before, private.read_room(house, data), professional), 'call',
    jsonb_build_object('skipped', skipped, 'reason', reason));
  if cardinality(passed) > 0 then
    perform private.log_departure(before, event, reason, cardinality(passed), passed);
  end if;
  return private.read_visit(visit);
end
$$;
comment on function private.call_visit(uuid, jsonb) is
$$Calls this visit, or calls it again: {room_id?, professional_id?, reason?, expected_status?} gives the visit. Out of the
order `reason` is required and order_departures has an entry; visit_events tells how many were skipped. CALLM when it was
called as often as queue_rules.max_calls says. BADST when the status is not the expected one, so that two desks do not
call the same person to two rooms.$$;

create or replace function private.call_next(establishment uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.require_role(establishment);
  professional constant uuid := private.read_professional(establishment, data);
  services constant uuid[] := private.desk_services(establishment, data, professional);
  room constant uuid := coalesce(private.read_room(establishment, data),
    (private.presence_of(establishment, professional)).room_id);
  next public.visits;
begin
  perform private.lock_queue(establishment);
  -- The queue's lock already lets one desk in at a time; `skip locked` passes over a visit that something else holds.
  select * into next
  from public.visits
  where establishment_id = establishment
    and status = 'waiting'
    and (services is null or service_id = any (services))
    and (professional is null or requested_professional_id is null or requested_professional_id = professional)
    and (out_until is null or out_until <= now())
  order by call_rank, turn_at, number
  limit 1
  for no key update skip locked;
  if not found then
    return null;
  end if;
  perform private.note_act(next, private.mark_called(next, room, professional), 'call');
  return private.read_visit(next.id);
end
$$;
