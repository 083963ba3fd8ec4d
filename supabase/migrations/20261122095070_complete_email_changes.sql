create function private.complete_email_change(token text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held constant private.email_changes := private.find_email_change(token);
  former text;
begin
  -- Whoever is first has it: two requests with one token end in one change.
  delete from private.email_changes where token_hash = held.token_hash;
  if not found then
    perform private.fail('NTFND', 'Cannot find this change');
  end if;
  select email into former from auth.users where id = held.user_id for update;
  if exists (select from auth.users where lower(email) = held.email and id <> held.user_id) then
    perform private.fail('MAILT', 'Cannot give one address to two logins');
  end if;
  update auth.users set email = held.email, email_confirmed_at = now(), updated_at = now() where id = held.user_id;
  -- Where auth keeps identities, it signs in by the login and shows them.
  if to_regclass('auth.identities') is not null then
    execute $sql$
      update auth.identities set identity_data = identity_data || jsonb_build_object('email', $2), updated_at = now()
      where user_id = $1 and provider = 'email' $sql$ using held.user_id, held.email;
  end if;
  delete from auth.sessions where user_id = held.user_id;
  delete from private.recoveries where user_id = held.user_id;
  -- The link has come back from the address.
  insert into private.email_proofs (user_id, email, token_hash, expires_at, proved_at)
  values (held.user_id, held.email, held.token_hash, now(), now())
  on conflict (user_id) do update set email = excluded.email, token_hash = excluded.token_hash,
    expires_at = excluded.expires_at, proved_at = excluded.proved_at;
  return jsonb_build_object('email', held.email, 'former', former);
exception
  when unique_violation then
    perform private.fail('MAILT', 'Cannot give one address to two logins');
end
$$;
comment on function private.complete_email_change(text) is
$$Whoever has the mailed token gives the login its new address: {email, former}. Sessions end everywhere, and links to
choose a new password that went to the former address. MAILT when another login has the address. For the service
only.$$;
grant execute on function private.complete_email_change(text) to service_role;
