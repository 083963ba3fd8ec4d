create function private.limit_login(account text, network text)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  pair constant text := network || ' ' || account;
  taken jsonb := private.take_attempt('login_pair', pair, 10, '15 minutes');
begin
  if (taken ->> 'allowed')::boolean then
    taken := private.take_attempt('login_network', network, 600, '1 hour');
  end if;
  -- Guessed at from many networks: each of them gets fewer tries, but its own, whatever the others do.
  if (taken ->> 'allowed')::boolean
    and not (private.take_attempt('login_account', account, 60, '1 hour') ->> 'allowed')::boolean then
    taken := private.take_attempt('login_guessed', pair, 3, '15 minutes');
  end if;
  return taken;
end
$$;
comment on function private.limit_login(text, text) is
$$Counts a try to sign in to an account from a network: {allowed, retry_after_s}. 10 in 15 minutes for the two
together; 600 an hour for a network, behind which a whole clinic may be; 60 an hour for an account, beyond which a
network has 3 in 15 minutes. No one's tries can use up those of another network: nobody can be locked out.$$;

create function private.login_key(identifier text)
returns text
language sql
immutable
set search_path = ''
as $$
  select case when identifier like '%@%' then lower(trim(identifier)) else private.bare(identifier) end;
$$;
comment on function private.login_key(text) is
  'One spelling of an e-mail address or a CPF, to count tries of one that is nobody''s.';

create function private.start_login(identifier text, network text, device text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  decoy constant text := 'nobody@vez.invalid';
  has_decoy constant boolean := exists (select from auth.users where email = decoy);
  login constant auth.users := private.find_login(identifier);
  account constant text := coalesce(login.id::text, private.login_key(identifier));
  is_known constant boolean := login.id is not null and coalesce(login.encrypted_password, '') <> '';
begin
  if not (is_known or has_decoy) then
    perform private.make_decoy();
  end if;
  return jsonb_build_object('email', case when is_known then login.email else decoy end) || case
    when private.knows_device(login.id, device)
      then private.take_attempt('login_device', account || ' ' || device, 10, '15 minutes')
    else private.limit_login(account, network)
  end;
end
$$;
comment on function private.start_login(text, text, text) is
$$Somebody tries to sign in with an e-mail address or a CPF, from a network, in a browser: {allowed, retry_after_s,
email}, `email` being the address to try the password on, a decoy's when the identifier is nobody's. Costs the same
for both. For the service only, in a transaction of its own.$$;

create function private.end_login(holder uuid, network text, device text, session jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  pair constant text := network || ' ' || holder;
begin
  if private.knows_device(holder, device) then
    perform private.forget_attempts('login_device', holder || ' ' || device);
  else
    perform private.forget_attempts('login_pair', pair);
    perform private.forget_attempts('login_guessed', pair);
    perform private.give_attempt_back('login_network', network, 600, '1 hour');
    perform private.give_attempt_back('login_account', holder::text, 60, '1 hour');
  end if;
  perform private.remember_device(holder, device);
  update auth.sessions as s
  set user_agent = coalesce(s.user_agent, left(session ->> 'user_agent', 400)),
    ip = coalesce(s.ip, (session ->> 'ip')::inet)
  where s.id = (session ->> 'id')::uuid and s.user_id = holder;
end
$$;
comment on function private.end_login(uuid, text, text, jsonb) is
$$The password was right: the tries do not count, the browser is known from here on, and the session {id, user_agent,
ip} says where it is used, unless auth has noted that itself. For the service only.$$;

grant execute on function private.start_login(text, text, text) to service_role;
grant execute on function private.end_login(uuid, text, text, jsonb) to service_role;
