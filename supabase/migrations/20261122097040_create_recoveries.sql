create table private.recoveries (
  token_hash bytea primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  email text not null,
  expires_at timestamptz not null default now() + interval '1 hour'
);
create index recoveries_user_idx on private.recoveries (user_id);
comment on table private.recoveries is
$$Links to choose a new password, mailed to a login's address; kept as hashes, good for an hour and for one use. Several
may be open, so that whoever asks for one ends nobody else's.$$;

alter table private.recoveries enable row level security;

create function private.request_recovery(identifier text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  login constant auth.users := private.find_login(identifier);
  secret constant text := private.new_token();
begin
  delete from private.recoveries where expires_at < now();
  if login.id is null
    or not (private.take_attempt('recovery_mail', login.id::text, 5, '1 hour') ->> 'allowed')::boolean then
    return null;
  end if;
  insert into private.recoveries (token_hash, user_id, email) values (private.hash_token(secret), login.id, login.email);
  return jsonb_build_object('email', login.email, 'token', secret);
end
$$;
comment on function private.request_recovery(text) is
$$A token to be mailed to a login's address: {email, token}; null when the identifier is nobody's, or when five mails
went there within the hour: the latest of them is good for 48 more minutes then. For the service only.$$;
grant execute on function private.request_recovery(text) to service_role;

create function private.find_recovery(token text)
returns private.recoveries
language plpgsql
stable
set search_path = ''
as $$
declare
  held private.recoveries;
begin
  select recovery.* into held
  from private.recoveries as recovery
  join auth.users as login on login.id = recovery.user_id and login.email = recovery.email
  where recovery.token_hash = private.hash_token(token) and recovery.expires_at > now();
  if not found then
    perform private.fail('NTFND', 'Cannot find this recovery');
  end if;
  return held;
end
$$;
comment on function private.find_recovery(text) is
  'What a mailed token opens; NTFND once it was used, is over, or the login has another address by now.';

create function private.read_recovery(token text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  held constant private.recoveries := private.find_recovery(token);
begin
  return jsonb_build_object('email', regexp_replace(held.email, '^(.)[^@]*@', '\1***@'), 'expires_at', held.expires_at);
end
$$;
comment on function private.read_recovery(text) is
  'Whether a mailed token is good: {email (masked), expires_at}. For the service only.';
grant execute on function private.read_recovery(text) to service_role;

create function private.complete_recovery(token text, password_hash text, device text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  held constant private.recoveries := private.find_recovery(token);
begin
  if password_hash !~ '^\$2[ab]\$1[0-4]\$[./A-Za-z0-9]{53}$' then
    perform private.invalid('password', 'invalid', 'Cannot keep a password that is not hashed');
  end if;
  -- Whoever is first has it: two requests with one token end in one new password.
  delete from private.recoveries where token_hash = held.token_hash;
  if not found then
    perform private.fail('NTFND', 'Cannot find this recovery');
  end if;
  delete from private.recoveries where user_id = held.user_id;
  update auth.users set encrypted_password = password_hash, recovery_token = '', updated_at = now(),
    email_confirmed_at = coalesce(email_confirmed_at, now())
  where id = held.user_id;
  delete from auth.sessions where user_id = held.user_id;
  -- The link has come back from the address.
  insert into private.email_proofs (user_id, email, token_hash, expires_at, proved_at)
  values (held.user_id, lower(held.email), held.token_hash, now(), now())
  on conflict (user_id) do update set email = excluded.email, token_hash = excluded.token_hash,
    expires_at = excluded.expires_at, proved_at = excluded.proved_at;
  delete from private.known_devices where user_id = held.user_id;
  perform private.remember_device(held.user_id, device);
  return jsonb_build_object('email', held.email);
end
$$;
comment on function private.complete_recovery(text, text, text) is
$$Whoever has the mailed token sets a new password, given as a bcrypt hash: {email}. Sessions end everywhere and other
browsers are forgotten; the browser that asks has tries of its own from here on. For the service only.$$;
grant execute on function private.complete_recovery(text, text, text) to service_role;
