create function private.export_chart(chart public.patients)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'establishment', private.describe_place(chart.establishment_id),
    'chart', private.describe_chart(chart) - 'establishment_id' - 'merged_into',
    'visits', (
      select coalesce(jsonb_agg(jsonb_build_object('code', v.code, 'status', v.status, 'risk', v.risk,
        'priority', v.priority, 'symptoms', v.symptoms, 'triage_notes', v.triage_notes, 'service', s.name,
        'professional', p.full_name, 'arrived_at', v.arrived_at, 'triaged_at', v.triaged_at, 'called_at', v.called_at,
        'started_at', v.started_at, 'finished_at', v.finished_at, 'closed_at', v.closed_at)
        order by v.arrived_at, v.id), '[]')
      from public.visits as v
      join public.services as s on s.establishment_id = v.establishment_id and s.id = v.service_id
      left join public.professionals as p on p.establishment_id = v.establishment_id and p.id = v.professional_id
      where v.establishment_id = chart.establishment_id and v.patient_id = chart.id));
$$;
comment on function private.export_chart(public.patients) is
  'What an establishment knows of a person: {establishment, chart, visits}.';

create function private.export_account()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  caller constant uuid := auth.uid();
begin
  if caller is null then
    perform private.fail('NAUTH', 'Cannot export an account without a session');
  end if;
  return jsonb_build_object(
    'exported_at', now(),
    'login', (
      select jsonb_build_object('id', u.id, 'email', u.email, 'phone', u.phone, 'created_at', u.created_at,
        'last_sign_in_at', u.last_sign_in_at)
      from auth.users as u where u.id = caller),
    'account', private.describe_account(caller),
    'sessions', private.my_sessions(),
    'memberships', (
      select coalesce(jsonb_agg(jsonb_build_object('establishment', e.name, 'role', m.role, 'since', m.created_at)
        order by m.created_at, e.id), '[]')
      from public.members as m join public.establishments as e on e.id = m.establishment_id
      where m.user_id = caller),
    'charts', (
      select coalesce(jsonb_agg(private.export_chart(p) order by link.linked_at, link.id), '[]')
      from public.chart_links as link
      join public.patients as p on p.establishment_id = link.establishment_id and p.id = link.patient_id
      where link.user_id = caller));
end
$$;
comment on function private.export_account() is
$$Everything about the caller (LGPD, art. 18): {exported_at, login, account, sessions, memberships, charts:
[{establishment, chart, visits}]}. Charts are those that the account is linked to.$$;
grant execute on function private.export_account() to authenticated;
