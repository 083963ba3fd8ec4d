-- Ids in the input of acts: of this establishment, or INVLD.
create function private.read_room(establishment uuid, data jsonb)
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
  room constant uuid := private.read_input(data, 'room_id', 'uuid');
begin
  if room is not null and not exists (
    select from public.rooms where establishment_id = establishment and id = room
  ) then
    perform private.invalid('room_id', 'unknown', 'Cannot find this room');
  end if;
  return room;
end
$$;
comment on function private.read_room(uuid, jsonb) is
  '`room_id` of the input; INVLD unless it is of this establishment.';

create function private.read_professional(establishment uuid, data jsonb)
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
  professional constant uuid := private.read_input(data, 'professional_id', 'uuid');
begin
  if professional is not null and not exists (
    select from public.professionals where establishment_id = establishment and id = professional
  ) then
    perform private.invalid('professional_id', 'unknown', 'Cannot find this professional');
  end if;
  return professional;
end
$$;
comment on function private.read_professional(uuid, jsonb) is
  '`professional_id` of the input; INVLD unless it is of this establishment.';

create function private.read_reason(data jsonb)
returns text
language sql
immutable
set search_path = ''
as $$
  select left(nullif(trim(data ->> 'reason'), ''), 500);
$$;
comment on function private.read_reason(jsonb) is '`reason` of the input, null when empty.';
