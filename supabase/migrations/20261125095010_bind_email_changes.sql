-- Wishes that are open now were made without it; they last a day at most and can be made again.
delete from private.email_changes;
alter table private.email_changes add column password_mark text not null;
comment on column private.email_changes.password_mark is 'Of the password that the wish was made with.';

drop function private.request_email_change(uuid, text);
create function private.request_email_change(holder uuid, wanted text, mark text)
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
  -- Whoever sets a password at the same time comes before, and is seen, or after, and forgets the wish.
  select lower(email) into former from auth.users where id = holder for no key update;
  if not found then
    perform private.fail('NTFND', 'Cannot find this login');
  elsif mark is distinct from private.password_mark(holder) then
    perform private.fail('NAUTH', 'Cannot act on a password that is another by now');
  elsif former = address then
    perform private.invalid('email', 'invalid', 'Cannot change an address to itself');
  end if;
  insert into private.email_changes (user_id, email, token_hash, expires_at, password_mark)
  values (holder, address, private.hash_token(secret), now() + interval '1 day', mark)
  on conflict (user_id) do update set email = excluded.email, token_hash = excluded.token_hash,
    expires_at = excluded.expires_at, password_mark = excluded.password_mark;
  return jsonb_build_object('email', address, 'former', former, 'token', secret);
end
$$;
comment on function private.request_email_change(uuid, text, text) is
$$A token to be mailed to the address that a login is to have: {email, former, token}. `mark` is the password_mark() that
was read before the password was asked for; NAUTH when it is another by now. Whether another login has the address is
said only to whoever brings the token back. For the service, which has asked for the password.$$;
grant execute on function private.request_email_change(uuid, text, text) to service_role;

create or replace function private.find_email_change(token text)
returns private.email_changes
language plpgsql
stable
set search_path = ''
as $$
declare
  held private.email_changes;
begin
  select * into held from private.email_changes as change
  where change.token_hash = private.hash_token(token) and change.expires_at > now()
    and change.password_mark = private.password_mark(change.user_id);
  if not found then
    perform private.fail('NTFND', 'Cannot find this change');
  end if;
  return held;
end
$$;
comment on function private.find_email_change(text) is
  'What a mailed token opens; NTFND once it is used or over, or the login has another password than when it was asked.';

create or replace function private.complete_email_change(token text)
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
  -- The login first, as whoever sets a password locks them: a wish that went meanwhile is not found.
  select email into former from auth.users where id = held.user_id for update;
  -- Whoever is first has it: two requests with one token end in one change.
  delete from private.email_changes where token_hash = held.token_hash;
  if not found then
    perform private.fail('NTFND', 'Cannot find this change');
  end if;
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
