create function private.invitation_status(invitation public.invitations)
returns text
language sql
stable
set search_path = ''
as $$
  select case
    when invitation.accepted_at is not null then 'accepted'
    when invitation.revoked_at is not null then 'revoked'
    when invitation.expires_at <= now() then 'expired'
    else 'pending'
  end;
$$;
comment on function private.invitation_status(public.invitations) is 'pending, accepted, revoked or expired.';

create function private.describe_invitation(invitation public.invitations)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('id', invitation.id, 'email', invitation.email, 'role', invitation.role,
    'status', private.invitation_status(invitation), 'created_at', invitation.created_at,
    'expires_at', invitation.expires_at,
    'invited_by', (select login.email from auth.users as login where login.id = invitation.invited_by));
$$;
comment on function private.describe_invitation(public.invitations) is 'An invitation as the team''s page shows it.';

create function private.invite_member(establishment uuid, data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held_role constant public.member_role := private.lock_team(establishment, 'owner', 'admin');
  wanted constant public.member_role := private.read_input(data, 'role', 'public.member_role');
  address constant text := lower(private.read_input(data, 'email', 'text'));
  secret constant text := private.new_token();
  invitation public.invitations;
begin
  if wanted is null then
    perform private.invalid('role', 'required', 'Cannot invite without a role');
  elsif wanted = 'owner' and held_role <> 'owner' then
    perform private.fail('DNIED', 'Cannot invite an owner in the role of ' || held_role,
      jsonb_build_object('role', held_role));
  elsif address is null or address !~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$' or length(address) > 254 then
    perform private.invalid('email', case when address is null then 'required' else 'invalid' end,
      'Cannot invite without an e-mail address');
  end if;
  if exists (
    select from public.members as m join auth.users as u on u.id = m.user_id
    where m.establishment_id = establishment and lower(u.email) = address
  ) then
    perform private.fail('MEMBR', 'Cannot invite somebody who is a member');
  end if;
  -- The newest invitation replaces an earlier one: a new link, so that a lost mail is no dead end.
  update public.invitations set revoked_at = now()
  where establishment_id = establishment and email = address and accepted_at is null and revoked_at is null;
  insert into public.invitations (establishment_id, email, role, token_hash, invited_by)
  values (establishment, address, wanted, private.hash_token(secret), auth.uid())
  returning * into invitation;
  return private.describe_invitation(invitation) || jsonb_build_object('token', secret);
end
$$;
comment on function private.invite_member(uuid, jsonb) is
$$Owners and admins ask somebody to join: {email, role} gives {id, token, email, role, status, created_at, expires_at,
invited_by}; only owners make owners. The token is told this once. MEMBR for a member.$$;
grant execute on function private.invite_member(uuid, jsonb) to authenticated;
