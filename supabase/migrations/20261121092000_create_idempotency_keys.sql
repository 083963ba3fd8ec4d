create table private.idempotency_keys (
  user_id uuid not null references auth.users (id) on delete cascade,
  key text not null check (length(key) between 1 and 200),
  request_hash text not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
create index idempotency_keys_created_at_idx on private.idempotency_keys (user_id, created_at);
comment on table private.idempotency_keys is
  'Answers of writes by the caller''s Idempotency-Key. Kept for a day; forgotten when the same user claims a new one.';

alter table private.idempotency_keys enable row level security;

create function private.claim_idempotency_key(key text, request_hash text)
returns table (fresh boolean, answer jsonb)
language plpgsql
security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  caller constant uuid := auth.uid();
  held private.idempotency_keys;
begin
  if caller is null then
    perform private.fail('NAUTH', 'Cannot act without a session');
  end if;
  delete from private.idempotency_keys as old
  where old.user_id = caller and old.created_at < now() - interval '1 day';
  -- A concurrent claim of the same key makes this insert wait until the other transaction has ended.
  insert into private.idempotency_keys (user_id, key, request_hash)
  values (caller, claim_idempotency_key.key, claim_idempotency_key.request_hash)
  on conflict do nothing;
  if found then
    return query select true, null::jsonb;
    return;
  end if;
  select * into held from private.idempotency_keys as k
  where k.user_id = caller and k.key = claim_idempotency_key.key;
  if held.request_hash <> claim_idempotency_key.request_hash then
    perform private.fail('IDKEY', 'Cannot use the same Idempotency-Key for another request');
  end if;
  return query select false, held.answer;
end
$$;
comment on function private.claim_idempotency_key(text, text) is
$$Takes a key for the caller's transaction. `fresh`: the request runs now; otherwise `answer` is what it answered
before. IDKEY when the key was used with another request. A rollback frees the key.$$;
grant execute on function private.claim_idempotency_key(text, text) to authenticated;

create function private.keep_answer(key text, answer jsonb)
returns jsonb
language sql
security definer
set search_path = ''
as $$
  update private.idempotency_keys as k set answer = keep_answer.answer
  where k.user_id = (select auth.uid()) and k.key = keep_answer.key and k.answer is null;
  select keep_answer.answer;
$$;
comment on function private.keep_answer(text, jsonb) is
  'Keeps and returns the answer of a request whose key was claimed.';
grant execute on function private.keep_answer(text, jsonb) to authenticated;
