create function private.is_session_over()
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  -- Tokens of auth name their session; one that names none cannot be checked and was signed by somebody else.
  present constant text := auth.jwt() ->> 'session_id';
begin
  return present is not null and not exists (
    select from auth.sessions as s
    -- As a uuid, which the primary key finds.
    where s.id = case when pg_input_is_valid(present, 'uuid') then present::uuid end
      and s.user_id = auth.uid() and (s.not_after is null or s.not_after > now()));
end
$$;
comment on function private.is_session_over() is
  'Whether the session of the caller''s token was ended, although the token itself is good until its hour is over.';

create function private.refuse_ended_session()
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if private.is_session_over() then
    perform private.fail('NAUTH', 'Cannot act in a session that has ended');
  end if;
end
$$;
comment on function private.refuse_ended_session() is
  'NAUTH in a session that has ended. The API asks it before whatever it does in somebody''s name.';

create or replace function private.require_session()
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  caller constant uuid := auth.uid();
begin
  if caller is null then
    perform private.fail('NAUTH', 'Cannot act without a session');
  end if;
  perform private.refuse_ended_session();
  return caller;
end
$$;
comment on function private.require_session() is
  'Who the caller is; NAUTH without a session, or when it was ended elsewhere although its token is still good.';

create function private.session_holder()
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return case when not private.is_session_over() then auth.uid() end;
end
$$;
comment on function private.session_holder() is
  'As auth.uid(), but nobody once the session has ended: for policies, which see rows and refuse without a word.';
grant execute on function private.session_holder() to authenticated;

create function private.staff_caller()
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return case when not private.is_patient_session() then private.session_holder() end;
end
$$;
comment on function private.staff_caller() is
  'The caller as a member of staff; nobody in a session that is a patient''s and nothing else, or that has ended.';

create or replace function private.my_establishments(variadic roles public.member_role[] default '{}')
returns setof uuid
language sql
stable
security definer
set search_path = ''
as $$
  select establishment_id
  from public.members
  where user_id = (select private.staff_caller())
    and (cardinality(roles) = 0 or role = any (roles));
$$;

create or replace function private.require_role(establishment uuid, variadic allowed public.member_role[] default '{}')
returns public.member_role
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  caller constant uuid := private.require_session();
  held public.member_role;
begin
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

alter policy "Accounts are visible to their holders" on public.patient_accounts
using (user_id = (select private.session_holder()));

create or replace function private.my_sessions()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  caller constant uuid := private.require_session();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'created_at', s.created_at,
      'refreshed_at', s.refreshed_at at time zone 'UTC', 'user_agent', s.user_agent, 'ip', host(s.ip),
      'current', s.id::text = auth.jwt() ->> 'session_id') order by s.created_at desc, s.id), '[]')
    from auth.sessions as s
    where s.user_id = caller and (s.not_after is null or s.not_after > now())
  );
end
$$;
