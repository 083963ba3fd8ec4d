create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null references public.establishments (id) on delete cascade,
  email text not null check (
    email ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$' and email = lower(email) and length(email) <= 254
  ),
  role public.member_role not null,
  token_hash bytea not null unique,
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  unique (establishment_id, id)
);
revoke all on public.invitations from anon, authenticated;
create unique index invitations_open_key on public.invitations (establishment_id, email)
where accepted_at is null and revoked_at is null;

comment on table public.invitations is
$$Who was asked to join an establishment, as what. The token goes by mail and is kept as a hash only. Written by
functions only; authors are plain ids.$$;

alter table public.invitations enable row level security;

create policy "Invitations are visible to owners and admins"
on public.invitations for select to authenticated
using (establishment_id = any (array(select private.my_establishments('owner', 'admin'))));

grant select (id, establishment_id, email, role, invited_by, created_at, expires_at, accepted_at, accepted_by,
  revoked_at)
  on public.invitations to authenticated;

create trigger audit after insert or update or delete on public.invitations
for each row execute function private.audit('{token_hash}');

create function private.new_token()
returns text
language sql
volatile
set search_path = ''
as $$
  select translate(encode(extensions.gen_random_bytes(18), 'base64'), '+/', '-_');
$$;
comment on function private.new_token() is 'A secret for an address: 144 random bits as 24 base64url characters.';

create function private.hash_token(token text)
returns bytea
language sql
immutable strict parallel safe
set search_path = ''
as $$
  select sha256(convert_to(token, 'UTF8'));
$$;
comment on function private.hash_token(text) is 'What is kept of a token: enough to recognise it, not to use it.';
