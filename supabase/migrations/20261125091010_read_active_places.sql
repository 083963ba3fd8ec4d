-- Acts begin in places that are in use; whoever waits or stands elsewhere already is not touched.
create or replace function private.read_service(establishment uuid, data jsonb)
returns public.services
language plpgsql
stable
set search_path = ''
as $$
declare
  wanted constant uuid := private.read_input(data, 'service_id', 'uuid');
  service public.services;
begin
  select * into service from public.services as s
  where s.establishment_id = establishment and (s.id = wanted or wanted is null and s.active)
  order by s.created_at, s.name
  limit 1;
  if not found then
    perform private.invalid('service_id', 'unknown', 'Cannot find this service');
  elsif not service.active then
    perform private.invalid('service_id', 'inactive', 'Cannot join a service that is not active');
  end if;
  return service;
end
$$;
comment on function private.read_service(uuid, jsonb) is
  '`service_id` of the input, else the establishment''s first active service; INVLD when there is none, or it is inactive.';

create or replace function private.read_room(establishment uuid, data jsonb)
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
  wanted constant uuid := private.read_input(data, 'room_id', 'uuid');
  usable boolean;
begin
  select r.active into usable from public.rooms as r where r.establishment_id = establishment and r.id = wanted;
  if wanted is not null and usable is null then
    perform private.invalid('room_id', 'unknown', 'Cannot find this room');
  elsif not usable then
    perform private.invalid('room_id', 'inactive', 'Cannot call to a room that is not active');
  end if;
  return wanted;
end
$$;
comment on function private.read_room(uuid, jsonb) is
  '`room_id` of the input; INVLD unless it is an active one of this establishment.';

create or replace function private.presence_of(establishment uuid, professional uuid)
returns public.presences
language plpgsql
stable
set search_path = ''
as $$
declare
  held public.presences;
begin
  select * into held from public.presences as p
  where p.establishment_id = establishment and p.professional_id = professional and p.until is null
    and p.since > now() - interval '16 hours';
  if held.room_id is not null and not exists (
    select from public.rooms as r where r.establishment_id = establishment and r.id = held.room_id and r.active
  ) then
    held.room_id := null;
  end if;
  return held;
end
$$;
comment on function private.presence_of(uuid, uuid) is
  'What a professional is marked as now, in a room that is still in use; nulls when nobody knows.';
