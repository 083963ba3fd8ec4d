alter table private.idempotency_keys add column is_patient boolean not null default false;
comment on column private.idempotency_keys.is_patient is
  'Whether a patient''s session used the key: what staff was answered is told to staff alone.';

create or replace function private.claim_idempotency_key(key text, request_hash text)
returns table (fresh boolean, answer jsonb)
language plpgsql
security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  caller constant uuid := private.require_session();
  present constant boolean := private.is_patient_session();
  held private.idempotency_keys;
begin
  delete from private.idempotency_keys as old
  where old.user_id = caller and old.created_at < now() - interval '1 day';
  -- A concurrent claim of the same key makes this insert wait until the other transaction has ended.
  insert into private.idempotency_keys (user_id, key, request_hash, is_patient)
  values (caller, claim_idempotency_key.key, claim_idempotency_key.request_hash, present)
  on conflict do nothing;
  if found then
    return query select true, null::jsonb;
    return;
  end if;
  select * into held from private.idempotency_keys as k
  where k.user_id = caller and k.key = claim_idempotency_key.key;
  if held.request_hash <> claim_idempotency_key.request_hash or held.is_patient <> present then
    perform private.fail('IDKEY', 'Cannot use the same Idempotency-Key for another request');
  end if;
  return query select false, held.answer;
end
$$;
comment on function private.claim_idempotency_key(text, text) is
$$Takes a key for the caller's transaction. `fresh`: the request runs now; otherwise `answer` is what it answered
before. IDKEY when the key was used with another request, or in a session of the other kind. A rollback frees the key.$$;
