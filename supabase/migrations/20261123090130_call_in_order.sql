create function private.served_services(establishment uuid, professional uuid)
returns uuid[]
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select array_agg(one.service_id) from public.professional_services as one
    where one.establishment_id = establishment and one.professional_id = coalesce(professional, (
      select p.id from public.professionals as p
      where p.establishment_id = establishment and p.user_id = auth.uid()))
  );
end
$$;
comment on function private.served_services(uuid, uuid) is
  'What a professional serves, or the caller where none is named; null for everything.';

create function private.desk_services(establishment uuid, data jsonb, professional uuid)
returns uuid[]
language plpgsql
stable
set search_path = ''
as $$
declare
  wanted constant uuid := private.read_input(data, 'service_id', 'uuid');
  served constant uuid[] := private.served_services(establishment, professional);
begin
  if wanted is null then
    return served;
  elsif wanted <> all (served) then
    perform private.invalid('service_id', 'invalid', 'Cannot call for a service that the professional does not serve');
  end if;
  return array[wanted];
end
$$;
comment on function private.desk_services(uuid, jsonb, uuid) is
$$Services that a desk works on: the one asked for ({service_id}), else those served; null for all. INVLD for one that the
professional does not serve.$$;

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
  perform private.end_act(private.mark_called(next, room, professional), 'call', next.status);
  return private.read_visit(next.id);
end
$$;
comment on function private.call_next(uuid, jsonb) is
$$Calls the first who waits of the services that the professional, or else the caller, serves: {service_id?, room_id?,
professional_id?} gives the visit, or null when nobody waits. With a professional, those who came for another one are
passed over; so is whoever has stepped out. Without a room it is the one where the professional is at work.$$;
