-- Limits that all processes of the API share. Unlogged: after a crash everybody begins anew.
create unlogged table private.attempts (
  bucket text not null,
  key_hash bytea not null,
  spent_until timestamptz not null,
  primary key (bucket, key_hash)
);
create index attempts_spent_until_idx on private.attempts (spent_until);
comment on table private.attempts is
$$Who may not try again yet. `spent_until` is how far into the future the attempts made so far reach (the generic cell
rate algorithm); a row in the past means nothing and goes.$$;

create table private.pepper (
  singleton boolean primary key default true check (singleton),
  secret bytea not null default extensions.gen_random_bytes(32)
);
comment on table private.pepper is 'Without it nobody can guess addresses back from the hashes in private.attempts.';
insert into private.pepper default values;

alter table private.attempts enable row level security;
alter table private.pepper enable row level security;

create function private.hash_key(key text)
returns bytea
language sql
stable
set search_path = ''
as $$
  select extensions.hmac(convert_to(key, 'UTF8'), secret, 'sha256') from private.pepper;
$$;
comment on function private.hash_key(text) is 'What is kept of an address or a login that attempts are counted for.';

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
further one each `period` / `max`. Gives {allowed, retry_after_s}; a refused attempt costs nothing. For the service only,
in a transaction of its own, so that a request that fails still counts.$$;
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
