create function private.accept_invitation(token text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  caller constant uuid := auth.uid();
  held public.invitations;
begin
  if caller is null then
    perform private.fail('NAUTH', 'Cannot accept an invitation without a session');
  end if;
  select * into held from public.invitations where token_hash = private.hash_token(token);
  if not found then
    perform private.fail('NTFND', 'Cannot find this invitation');
  end if;
  perform from public.establishments where id = held.establishment_id for no key update;
  select * into held from public.invitations where id = held.id for no key update;
  if not exists (select from auth.users where id = caller and lower(email) = held.email) then
    perform private.fail('INVOT', 'Cannot accept an invitation for another e-mail address');
  elsif private.invitation_status(held) <> 'pending' then
    perform private.fail('INVCL', 'Cannot accept an invitation that is not open',
      jsonb_build_object('status', private.invitation_status(held)));
  end if;
  update public.invitations set accepted_at = now(), accepted_by = caller where id = held.id;
  -- Somebody who has become a member in another way keeps the role that they have.
  insert into public.members (establishment_id, user_id, role) values (held.establishment_id, caller, held.role)
  on conflict do nothing;
  return (
    select jsonb_build_object('role', m.role,
      'establishment', jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'timezone', e.timezone))
    from public.members as m
    join public.establishments as e on e.id = m.establishment_id
    where m.establishment_id = held.establishment_id and m.user_id = caller
  );
end
$$;
comment on function private.accept_invitation(text) is
$$The invited login joins, once: gives {establishment: {id, slug, name, timezone}, role}. NTFND, INVOT for a login
with another e-mail address, INVCL {status} when it was accepted or revoked or is older than 7 days.$$;
grant execute on function private.accept_invitation(text) to authenticated;
