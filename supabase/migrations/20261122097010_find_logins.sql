create function private.make_decoy()
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  decoy_id constant uuid := '0decade0-0000-4000-8000-000000000000';
begin
  insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data,
    raw_user_meta_data, confirmation_token, recovery_token, email_change, email_change_token_new, created_at, updated_at)
  values (decoy_id, 'authenticated', 'authenticated', 'nobody@vez.invalid',
    extensions.crypt(encode(extensions.gen_random_bytes(32), 'hex'), extensions.gen_salt('bf', 10)), now(),
    '{"provider": "email", "providers": ["email"]}', '{}', '', '', '', '', now(), now())
  on conflict (id) do nothing;
  -- Hosted projects look logins up by instance too.
  if exists (
    select from information_schema.columns
    where table_schema = 'auth' and table_name = 'users' and column_name = 'instance_id'
  ) then
    update auth.users set instance_id = '00000000-0000-0000-0000-000000000000' where id = decoy_id;
  end if;
end
$$;
comment on function private.make_decoy() is
$$A login that is nobody's, made when it is first needed; its password was never told to anybody. Who tries to sign in
as somebody unknown is tried against it, so that refusing costs the same work as refusing a wrong password.$$;

create function private.find_login(identifier text)
returns auth.users
language plpgsql
stable
set search_path = ''
as $$
declare
  address constant text := case
    when identifier like '%@%' then lower(trim(identifier)) else private.email_of_cpf(identifier) end;
  login auth.users;
begin
  select * into login from auth.users as u
  where u.email = address and not u.is_sso_user and u.email <> 'nobody@vez.invalid'
  limit 1;
  return login;
end
$$;
comment on function private.find_login(text) is
  'Whose login an e-mail address or a CPF names; all nulls when it is nobody''s.';
