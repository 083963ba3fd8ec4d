create function private.describe_member(member public.members)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('user_id', member.user_id, 'role', member.role, 'since', member.created_at,
    'email', (select login.email from auth.users as login where login.id = member.user_id),
    'professional', (
      select jsonb_build_object('id', p.id, 'full_name', p.full_name)
      from public.professionals as p
      where p.establishment_id = member.establishment_id and p.user_id = member.user_id));
$$;
comment on function private.describe_member(public.members) is
  'A member as the team''s page shows one: {user_id, email, role, since, professional: {id, full_name} | null}.';

create function private.list_members(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment, 'owner', 'admin');
  return (
    select jsonb_agg(private.describe_member(m) order by m.role, m.created_at, m.user_id)
    from public.members as m where m.establishment_id = establishment
  );
end
$$;
comment on function private.list_members(uuid) is
  'The team, owners first: [{user_id, email, role, since, professional}]. For owners and admins.';
grant execute on function private.list_members(uuid) to authenticated;

create function private.hold_member(establishment uuid, member uuid, variadic allowed public.member_role[])
returns public.members
language plpgsql
volatile
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.lock_team(establishment, variadic allowed);
  held public.members;
begin
  select * into held from public.members where establishment_id = establishment and user_id = member for no key update;
  if not found then
    perform private.fail('NTFND', 'Cannot find this member');
  elsif held.role = 'owner' and held_role <> 'owner' then
    perform private.fail('DNIED', 'Cannot change an owner in the role of ' || held_role,
      jsonb_build_object('role', held_role));
  end if;
  return held;
end
$$;
comment on function private.hold_member(uuid, uuid, variadic public.member_role[]) is
  'A member, with the team locked, for a caller whose role is among `allowed`; only owners touch owners.';
