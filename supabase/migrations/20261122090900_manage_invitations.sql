create function private.list_invitations(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment, 'owner', 'admin');
  return (
    select coalesce(jsonb_agg(private.describe_invitation(i) order by i.created_at desc, i.id), '[]')
    from public.invitations as i
    where i.establishment_id = establishment and i.accepted_at is null and i.revoked_at is null
  );
end
$$;
comment on function private.list_invitations(uuid) is
$$Invitations that nobody took up or took back, latest first: [{id, email, role, status, created_at, expires_at,
invited_by}].$$;
grant execute on function private.list_invitations(uuid) to authenticated;

create function private.revoke_invitation(invitation uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  held public.invitations;
  held_role public.member_role;
begin
  select * into held from public.invitations where id = invitation;
  held_role := private.require_role(held.establishment_id, 'owner', 'admin');
  if held.role = 'owner' and held_role <> 'owner' then
    perform private.fail('DNIED', 'Cannot revoke an owner''s invitation in the role of ' || held_role,
      jsonb_build_object('role', held_role));
  end if;
  update public.invitations set revoked_at = now()
  where id = invitation and accepted_at is null and revoked_at is null;
  select * into held from public.invitations where id = invitation;
  if held.accepted_at is not null then
    perform private.fail('INVCL', 'Cannot revoke an invitation that was accepted',
      jsonb_build_object('status', 'accepted'));
  end if;
  return private.describe_invitation(held);
end
$$;
comment on function private.revoke_invitation(uuid) is
  'Takes an invitation back and gives it; again is no error. INVCL when it was accepted.';
grant execute on function private.revoke_invitation(uuid) to authenticated;

create function private.read_invitation(token text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  held public.invitations;
begin
  select * into held from public.invitations where token_hash = private.hash_token(token);
  if not found then
    perform private.fail('NTFND', 'Cannot find this invitation');
  end if;
  return jsonb_build_object(
    'establishment', (
      select jsonb_build_object('name', e.name) from public.establishments as e where e.id = held.establishment_id),
    'role', held.role,
    'email', regexp_replace(held.email, '^(.)[^@]*@', '\1***@'),
    'status', private.invitation_status(held),
    'expires_at', held.expires_at);
end
$$;
comment on function private.read_invitation(text) is
$$What whoever has an invitation's token reads before logging in: {establishment: {name}, role, email (masked),
status, expires_at}.$$;
grant execute on function private.read_invitation(text) to anon, authenticated;
