create function private.mark_presence(professional uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  person public.professionals;
  wanted public.presences;
  held public.presences;
begin
  select * into person from public.professionals as p where p.id = professional;
  if person.user_id is not null and person.user_id = auth.uid() then
    perform private.require_role(person.establishment_id);
  else
    perform private.require_role(person.establishment_id, 'owner', 'admin', 'receptionist');
  end if;
  wanted.state := private.read_input(data, 'state', 'public.presence_state');
  wanted.reason := left(nullif(trim(data ->> 'reason'), ''), 200);
  wanted.room_id := private.read_room(person.establishment_id, data);
  if wanted.state is null then
    perform private.invalid('state', 'required', 'Cannot mark a presence without saying which');
  elsif wanted.state = 'on_pause' and wanted.reason is null then
    perform private.invalid('reason', 'required', 'Cannot go on a pause without a reason');
  end if;
  perform private.lock_queue(person.establishment_id);
  held := private.presence_of(person.establishment_id, professional);
  if (held.state, held.reason, held.room_id) is distinct from (wanted.state, wanted.reason, wanted.room_id) then
    -- Whoever waited for the lock began before what was marked meanwhile.
    update public.presences as p set until = greatest(now(), p.since)
    where p.establishment_id = person.establishment_id and p.professional_id = professional and p.until is null;
    insert into public.presences (establishment_id, professional_id, state, reason, room_id, set_by, since)
    values (person.establishment_id, professional, wanted.state, wanted.reason, wanted.room_id, auth.uid(),
      greatest(now(), held.since))
    returning * into held;
    perform private.publish_queue(person.establishment_id);
  end if;
  return jsonb_build_object('professional_id', professional, 'state', held.state, 'reason', held.reason,
    'room_id', held.room_id, 'since', held.since);
end
$$;
comment on function private.mark_presence(uuid, jsonb) is
$$A professional is at work (`room_id?`: where they call people to), on a pause (`reason` required) or away: {state,
reason?, room_id?} gives {professional_id, state, reason, room_id, since}. By the professional's own login, or by
owners, admins and the reception for anybody. The same again changes nothing.$$;
grant execute on function private.mark_presence(uuid, jsonb) to authenticated;

create function private.read_presences(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment);
  return coalesce((
    select jsonb_agg(jsonb_build_object('professional_id', p.id, 'full_name', p.full_name, 'user_id', p.user_id,
      'state', held.state, 'reason', held.reason, 'room_id', held.room_id, 'since', held.since,
      'services', (
        select coalesce(jsonb_agg(one.service_id order by one.service_id), '[]')
        from public.professional_services as one
        where one.establishment_id = establishment and one.professional_id = p.id)) order by p.full_name, p.id)
    from public.professionals as p
    cross join lateral private.presence_of(establishment, p.id) as held
    where p.establishment_id = establishment and p.status = 'active'), '[]');
end
$$;
comment on function private.read_presences(uuid) is
$$Active professionals for members: [{professional_id, full_name, user_id, state (null when nobody knows), reason,
room_id, since, services: [service id], empty for all}].$$;
grant execute on function private.read_presences(uuid) to authenticated;
