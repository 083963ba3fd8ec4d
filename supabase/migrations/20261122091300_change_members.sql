create function private.change_member_role(establishment uuid, member uuid, role public.member_role)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held public.members := private.hold_member(establishment, member, 'owner', 'admin');
begin
  if change_member_role.role is null then
    perform private.invalid('role', 'required', 'Cannot change a member without a role');
  elsif change_member_role.role = 'owner' then
    perform private.require_role(establishment, 'owner');
  end if;
  update public.members as m set role = change_member_role.role
  where m.establishment_id = establishment and m.user_id = member
  returning * into held;
  return private.describe_member(held);
end
$$;
comment on function private.change_member_role(uuid, uuid, public.member_role) is
  'Gives a member another role, and the member. DNIED when an admin touches or makes an owner, LASTO for the last one.';
grant execute on function private.change_member_role(uuid, uuid, public.member_role) to authenticated;

create function private.remove_member(establishment uuid, member uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held constant public.members := private.hold_member(establishment, member, 'owner', 'admin');
begin
  delete from public.members where establishment_id = establishment and user_id = held.user_id;
  return jsonb_build_object('user_id', held.user_id);
end
$$;
comment on function private.remove_member(uuid, uuid) is
$$Ends a membership and gives {user_id}; the next request of that member finds nothing. Realtime notices when it looks
at the token again, at its end at the latest. DNIED when an admin touches an owner, LASTO for the last one.$$;
grant execute on function private.remove_member(uuid, uuid) to authenticated;

create function private.leave_establishment(establishment uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.lock_team(establishment);
  delete from public.members where establishment_id = establishment and user_id = auth.uid();
  return jsonb_build_object('user_id', auth.uid());
end
$$;
comment on function private.leave_establishment(uuid) is
  'Ends the caller''s own membership: {user_id}. LASTO for the last owner.';
grant execute on function private.leave_establishment(uuid) to authenticated;

create function private.transfer_ownership(establishment uuid, member uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held public.members := private.hold_member(establishment, member, 'owner');
begin
  if held.user_id = auth.uid() then
    perform private.invalid('user_id', 'invalid', 'Cannot transfer ownership to oneself');
  end if;
  update public.members set role = 'owner' where establishment_id = establishment and user_id = held.user_id;
  update public.members set role = 'admin' where establishment_id = establishment and user_id = auth.uid();
  select * into held from public.members where establishment_id = establishment and user_id = member;
  return private.describe_member(held);
end
$$;
comment on function private.transfer_ownership(uuid, uuid) is
  'An owner makes another member the owner and becomes an admin; gives the new owner as a member.';
grant execute on function private.transfer_ownership(uuid, uuid) to authenticated;
