create table private.email_proofs (
  user_id uuid primary key references auth.users (id) on delete cascade,
  email text not null,
  token_hash bytea not null unique,
  expires_at timestamptz not null default now() + interval '1 day',
  proved_at timestamptz
);
comment on table private.email_proofs is
$$That somebody reads what is sent to their address: a token that went there and came back. Needed where sign-up asks
for no confirmation, as there an address is only typed.$$;

alter table private.email_proofs enable row level security;

create function private.verified_email(holder uuid)
returns text
language sql
stable
set search_path = ''
as $$
  select lower(login.email)
  from auth.users as login
  left join private.email_proofs as proof
    on proof.user_id = login.id and proof.proved_at is not null and proof.email = lower(login.email)
  where login.id = holder and (
    proof.user_id is not null
    -- Confirmed by a mail that was sent; without one, auth confirms whatever was typed.
    or login.email_confirmed_at > login.confirmation_sent_at);
$$;
comment on function private.verified_email(uuid) is
  'The address of a login if they have shown that they read it, else null.';

create function private.request_email_proof(holder uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  secret constant text := private.new_token();
  address text;
begin
  select lower(email) into address from auth.users where id = holder and email is not null;
  if not found then
    perform private.fail('NTFND', 'Cannot find this login');
  end if;
  insert into private.email_proofs (user_id, email, token_hash) values (holder, address, private.hash_token(secret))
  on conflict (user_id) do update set
    email = excluded.email, token_hash = excluded.token_hash, expires_at = excluded.expires_at,
    proved_at = case when email_proofs.email = excluded.email then email_proofs.proved_at end;
  return jsonb_build_object('email', address, 'token', secret);
end
$$;
comment on function private.request_email_proof(uuid) is
$$A token to be mailed to a login's address, good for a day: {email, token}. For the service only: the token must
reach its holder by mail and in no other way.$$;
grant execute on function private.request_email_proof(uuid) to service_role;

create function private.prove_email(token text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if auth.uid() is null then
    perform private.fail('NAUTH', 'Cannot prove an address without a session');
  end if;
  update private.email_proofs as proof set proved_at = now()
  where proof.user_id = auth.uid() and proof.token_hash = private.hash_token(token) and proof.expires_at > now();
  if not found then
    perform private.fail('NTFND', 'Cannot find this proof');
  end if;
  return jsonb_build_object('email', private.verified_email(auth.uid()));
end
$$;
comment on function private.prove_email(text) is
  'The token of a mail has come back from the login that it was for: {email}, null if the login has changed it since.';
grant execute on function private.prove_email(text) to authenticated;
