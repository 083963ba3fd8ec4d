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
