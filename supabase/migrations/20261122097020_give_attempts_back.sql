create function private.give_attempt_back(bucket text, key text, max int, period interval)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update private.attempts as a set spent_until = a.spent_until - give_attempt_back.period / give_attempt_back.max
  where a.bucket = give_attempt_back.bucket and a.key_hash = private.hash_key(give_attempt_back.key);
$$;
comment on function private.give_attempt_back(text, text, int, interval) is
$$Undoes one take_attempt() with the same arguments: what turned out right does not count. For the service only.$$;
grant execute on function private.give_attempt_back(text, text, int, interval) to service_role;
