create function private.my_tickets()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  account constant public.patient_accounts := private.require_account();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'code', v.code, 'token', v.token, 'status', v.status,
      'arrived_at', v.arrived_at, 'patient', jsonb_build_object('id', p.id, 'name', private.known_as(p)),
      'establishment', private.describe_place(v.establishment_id)) order by v.arrived_at, v.id), '[]')
    from public.chart_links as link
    join public.visits as v on v.establishment_id = link.establishment_id and v.patient_id = link.patient_id
    join public.patients as p on p.establishment_id = link.establishment_id and p.id = link.patient_id
    where link.user_id = account.user_id and v.closed_at is null
  );
end
$$;
comment on function private.my_tickets() is
$$The open visits of the caller's charts, wherever they are: [{id, code, token, status, arrived_at, patient: {id,
name}, establishment: {id, name, timezone, logo_path, panel_shows}}]. The token opens the ticket's page.$$;
grant execute on function private.my_tickets() to authenticated;

create function private.my_sessions()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if auth.uid() is null then
    perform private.fail('NAUTH', 'Cannot list sessions without one');
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'created_at', s.created_at,
      'refreshed_at', s.refreshed_at at time zone 'UTC', 'user_agent', s.user_agent, 'ip', host(s.ip),
      'current', s.id::text = auth.jwt() ->> 'session_id') order by s.created_at desc, s.id), '[]')
    from auth.sessions as s
    where s.user_id = auth.uid() and (s.not_after is null or s.not_after > now())
  );
end
$$;
comment on function private.my_sessions() is
  'Where the caller is logged in, latest first: [{id, created_at, refreshed_at, user_agent, ip, current}].';
grant execute on function private.my_sessions() to authenticated;
