create function private.end_other_sessions()
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  caller constant uuid := private.require_session();
begin
  delete from auth.sessions where user_id = caller and id::text is distinct from auth.jwt() ->> 'session_id';
  return private.my_sessions();
end
$$;
comment on function private.end_other_sessions() is
$$Signs the caller out everywhere else: my_sessions() as it is then. Their refresh tokens go with them; access tokens that
are out live for their hour at most, and open nothing that require_session() guards.$$;
grant execute on function private.end_other_sessions() to authenticated;

create function private.end_session(id uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  caller constant uuid := private.require_session();
begin
  delete from auth.sessions as s where s.id = end_session.id and s.user_id = caller;
  if not found then
    perform private.fail('NTFND', 'Cannot find this session');
  end if;
  return private.my_sessions();
end
$$;
comment on function private.end_session(uuid) is
  'Ends one of the caller''s sessions, the present one too: my_sessions() as it is then. NTFND for anybody else''s.';
grant execute on function private.end_session(uuid) to authenticated;
