create table private.pairings (
  code text primary key check (code ~ '^[ACDEFGHJKMNPQRTUVWXY34679]{6}$'),
  credential_hash bytea not null unique,
  expires_at timestamptz not null default now() + interval '10 minutes'
);
create index pairings_expires_at_idx on private.pairings (expires_at);
comment on table private.pairings is
$$TVs that show a code and wait for somebody who runs a clinic to enter it. The code is good once and for ten minutes; it
is of characters that nobody takes for another one.$$;

alter table private.pairings enable row level security;

create table private.display_devices (
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  display_id uuid primary key,
  id uuid not null unique default gen_random_uuid(),
  credential_hash bytea not null unique,
  sound boolean,
  seen_at timestamptz not null default now(),
  foreign key (establishment_id, display_id) references public.displays (establishment_id, id) on delete cascade
) with (fillfactor = 50);
create index display_devices_display_id_idx on private.display_devices (establishment_id, display_id);
comment on table private.display_devices is
$$The TV that is paired with a display, at most one. It proves itself by a secret of 144 bits, kept as a hash; pairing
anew and revoking make the secret worthless.$$;
comment on column private.display_devices.id is 'Another one for each pairing: passes to realtime name it.';
comment on column private.display_devices.sound is 'Whether bell and voice may be heard; null until the TV has told.';
comment on column private.display_devices.seen_at is 'When the TV last told that it is alive; it does so each 20 s.';

alter table private.display_devices enable row level security;

create function private.begin_pairing()
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  alphabet constant text := 'ACDEFGHJKMNPQRTUVWXY34679';
  credential constant text := private.new_token();
  made private.pairings;
begin
  delete from private.pairings where expires_at < now();
  loop
    insert into private.pairings (code, credential_hash)
    select string_agg(substr(alphabet, 1 + mod(
        ('x' || encode(extensions.gen_random_bytes(4), 'hex'))::bit(32)::bigint, length(alphabet))::int, 1), ''),
      private.hash_token(credential)
    from generate_series(1, 6)
    on conflict do nothing
    returning * into made;
    exit when found;
  end loop;
  return jsonb_build_object('code', made.code, 'credential', credential, 'expires_at', made.expires_at);
end
$$;
comment on function private.begin_pairing() is
$$A TV wants to become a panel: gives {code, credential, expires_at}. The credential stays on the TV and is told this once;
it is worth something when the code has been entered. For the service, which limits how often.$$;
grant execute on function private.begin_pairing() to service_role;
