create function private.transfer_visit(visit uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held public.visits;
  before public.visits;
  after public.visits;
  service public.services;
  room uuid;
  target public.visit_status;
begin
  select * into held from public.visits as v where v.id = visit;
  perform private.require_role(held.establishment_id);
  room := private.read_room(held.establishment_id, data);
  if nullif(trim(data ->> 'service_id'), '') is not null then
    service := private.read_service(held.establishment_id, data);
  elsif room is null then
    perform private.invalid('service_id', 'required', 'Cannot transfer without a service or a room');
  end if;
  perform private.lock_queue(held.establishment_id);
  select * into held from public.visits as v where v.id = visit;
  target := private.transfer_target(held, service);
  before := private.begin_act(visit, 'transfer', target);
  update public.visits set
    status = target,
    service_id = coalesce(service.id, before.service_id),
    room_id = case when target in ('called', 'in_service') then coalesce(room, before.room_id) end,
    professional_id = case when target in ('called', 'in_service') then before.professional_id end,
    requested_professional_id = case when service.id = before.service_id or service.id is null
      then before.requested_professional_id end,
    call_times = case target when 'called' then before.call_times else 0 end,
    finished_at = case when before.status = 'in_service' and target = 'waiting' then now() else before.finished_at end
  where id = visit
  returning * into after;
  perform private.note_act(before, after, 'transfer', jsonb_build_object('reason', private.read_reason(data)));
  return private.read_visit(visit);
end
$$;

create function private.transfer_target(visit public.visits, service public.services)
returns public.visit_status
language plpgsql
stable
set search_path = ''
as $$
begin
  if service.id is null or visit.status = 'awaiting_return' or service.id = visit.service_id then
    return visit.status;
  elsif visit.risk is null and coalesce(service.triage_required, (
    select e.triage_required from public.establishments as e where e.id = visit.establishment_id))
    and visit.status in ('awaiting_triage', 'waiting') then
    return 'awaiting_triage';
  end if;
  return 'waiting';
end
$$;
comment on function private.transfer_target(public.visits, public.services) is
  'Another service lets the patient wait there; another room changes nothing else.';

comment on function private.transfer_visit(uuid, jsonb) is
$$The patient goes on to another service, or to another room: {service_id?, room_id?, reason?} gives the visit. Arrival,
class and history stay; whoever was called or in service waits again. A room can be given to who is called or in service.$$;

grant execute on function private.transfer_visit(uuid, jsonb) to authenticated;
