create table private.patient_sessions (
  session_id text primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  since timestamptz not null default now()
);
create index patient_sessions_user_idx on private.patient_sessions (user_id);
comment on table private.patient_sessions is
$$Sessions in which somebody is a patient and nothing else, wherever they may work. What is not here has all rights of
its login.$$;

alter table private.patient_sessions enable row level security;

create function private.is_patient_session()
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (select from private.patient_sessions where session_id = auth.jwt() ->> 'session_id');
$$;
comment on function private.is_patient_session() is 'Whether the caller is here as a patient and nothing else.';

create function private.narrow_session()
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  caller constant uuid := auth.uid();
  present constant text := auth.jwt() ->> 'session_id';
begin
  if caller is null or present is null then
    perform private.fail('NAUTH', 'Cannot narrow a session without one');
  end if;
  delete from private.patient_sessions as old
  where old.user_id = caller and old.since < now() - interval '30 days'
    and not exists (select from auth.sessions as s where s.id::text = old.session_id);
  insert into private.patient_sessions (session_id, user_id) values (present, caller) on conflict do nothing;
end
$$;
comment on function private.narrow_session() is
$$The caller's session is a patient's from here on: in it they are a member of nothing. There is no way back, so that
nobody who gets hold of its token has more.$$;
grant execute on function private.narrow_session() to authenticated;

create or replace function private.my_establishments(variadic roles public.member_role[] default '{}')
returns setof uuid
language sql
stable
security definer
set search_path = ''
as $$
  select establishment_id
  from public.members
  where user_id = (select auth.uid())
    and (cardinality(roles) = 0 or role = any (roles))
    and not (select private.is_patient_session());
$$;

create or replace function private.require_role(establishment uuid, variadic allowed public.member_role[] default '{}')
returns public.member_role
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  caller constant uuid := auth.uid();
  held public.member_role;
begin
  if caller is null then
    perform private.fail('NAUTH', 'Cannot act without a session');
  end if;
  select role into held from public.members where establishment_id = establishment and user_id = caller;
  if held is null or private.is_patient_session() then
    perform private.fail('NTFND', 'Cannot find this establishment');
  end if;
  if cardinality(allowed) > 0 and held <> all (allowed) then
    perform private.fail('DNIED', 'Cannot do this in the role of ' || held, jsonb_build_object('role', held));
  end if;
  return held;
end
$$;
