create table private.known_devices (
  user_id uuid not null references auth.users (id) on delete cascade,
  device_hash bytea not null,
  seen_at timestamptz not null default now(),
  primary key (user_id, device_hash)
);
comment on table private.known_devices is
$$Browsers that have signed in to a login before, by a keyed hash of the random name that each keeps in a cookie. They
have tries of their own, which nobody else's guesses use up. The latest twenty of a login, for half a year.$$;

alter table private.known_devices enable row level security;

create function private.knows_device(holder uuid, device text)
returns boolean
language sql
stable
set search_path = ''
as $$
  select exists (
    select from private.known_devices as known
    where known.user_id = holder and known.device_hash = private.hash_key(device)
      and known.seen_at > now() - interval '180 days');
$$;
comment on function private.knows_device(uuid, text) is 'Whether a browser has signed in to this login before.';

create function private.remember_device(holder uuid, device text)
returns void
language sql
volatile
set search_path = ''
as $$
  insert into private.known_devices as known (user_id, device_hash)
  select holder, private.hash_key(device) where device is not null
  on conflict on constraint known_devices_pkey do update set seen_at = now();
  delete from private.known_devices as old
  where old.user_id = holder and (old.seen_at < now() - interval '180 days' or old.device_hash not in (
    select latest.device_hash from private.known_devices as latest
    where latest.user_id = holder order by latest.seen_at desc limit 20));
$$;
comment on function private.remember_device(uuid, text) is 'A browser has shown that it may sign in to this login.';
