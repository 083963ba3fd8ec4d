create function private.take_attempt(bucket text, key text, max int, period interval)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  moment constant timestamptz := clock_timestamp();
  step constant interval := period / max;
  hash constant bytea := private.hash_key(key);
  until timestamptz;
begin
  insert into private.attempts as held (bucket, key_hash, spent_until)
  values (take_attempt.bucket, hash, moment + step)
  on conflict on constraint attempts_pkey do update set spent_until = greatest(held.spent_until, moment) + step
  where greatest(held.spent_until, moment) + step <= moment + period
  returning spent_until into until;
  if found then
    -- Last and passing over what is locked, so that this never waits for anybody who waits for this.
    delete from private.attempts as old using (
      select a.bucket, a.key_hash from private.attempts as a
      where a.spent_until < moment order by a.spent_until limit 5 for update skip locked
    ) as stale
    where old.bucket = stale.bucket and old.key_hash = stale.key_hash;
    return jsonb_build_object('allowed', true, 'retry_after_s', 0);
  end if;
  select spent_until into until from private.attempts as a where a.bucket = take_attempt.bucket and a.key_hash = hash;
  return jsonb_build_object('allowed', false,
    'retry_after_s', greatest(1, ceil(extract(epoch from until + step - period - moment))));
end
$$;
comment on function private.take_attempt(text, text, int, interval) is
$$Counts one attempt of `key` (an address, a login: kept as a keyed hash) in `bucket`: at most `max` at once, and a
further one each `period` / `max`. Gives {allowed, retry_after_s}; a refused attempt costs nothing. For the service
only, in a transaction of its own, so that a request that fails still counts.$$;
grant execute on function private.take_attempt(text, text, int, interval) to service_role;

create function private.forget_attempts(bucket text, key text)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  delete from private.attempts as a
  where a.bucket = forget_attempts.bucket and a.key_hash = private.hash_key(forget_attempts.key);
$$;
comment on function private.forget_attempts(text, text) is
  'Starts anew for a key, as after a login that succeeded. For the service only.';
grant execute on function private.forget_attempts(text, text) to service_role;
