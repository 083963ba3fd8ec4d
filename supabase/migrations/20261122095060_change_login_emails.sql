create table private.email_changes (
  user_id uuid primary key references auth.users (id) on delete cascade,
  email text not null check (
    email ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$' and email = lower(email) and length(email) <= 254),
  token_hash bytea not null unique,
  expires_at timestamptz not null
);
comment on table private.email_changes is
$$New login addresses that wait for the link that was mailed to them; tokens as hashes, good for a day and for one use.
The latest wish of a login stands.$$;

alter table private.email_changes enable row level security;

create function private.request_email_change(holder uuid, wanted text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  secret constant text := private.new_token();
  address constant text := lower(trim(wanted));
  former text;
begin
  select lower(email) into former from auth.users where id = holder;
  if not found then
    perform private.fail('NTFND', 'Cannot find this login');
  elsif former = address then
    perform private.invalid('email', 'invalid', 'Cannot change an address to itself');
  end if;
  insert into private.email_changes (user_id, email, token_hash, expires_at)
  values (holder, address, private.hash_token(secret), now() + interval '1 day')
  on conflict (user_id) do update set
    email = excluded.email, token_hash = excluded.token_hash, expires_at = excluded.expires_at;
  return jsonb_build_object('email', address, 'token', secret);
end
$$;
comment on function private.request_email_change(uuid, text) is
$$A token to be mailed to the address that a login is to have: {email, token}. Whether another login has the address is
said only to whoever brings the token back. For the service, which has asked for the password.$$;
grant execute on function private.request_email_change(uuid, text) to service_role;

create function private.find_email_change(token text)
returns private.email_changes
language plpgsql
stable
set search_path = ''
as $$
declare
  held private.email_changes;
begin
  select * into held from private.email_changes
  where token_hash = private.hash_token(token) and expires_at > now();
  if not found then
    perform private.fail('NTFND', 'Cannot find this change');
  end if;
  return held;
end
$$;
comment on function private.find_email_change(text) is 'What a mailed token opens; NTFND once it is used or over.';

create function private.read_email_change(token text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  held constant private.email_changes := private.find_email_change(token);
begin
  return jsonb_build_object('email', held.email);
end
$$;
comment on function private.read_email_change(text) is
  'The address that a mailed token is for, where it was read: {email}. For the service only.';
grant execute on function private.read_email_change(text) to service_role;
