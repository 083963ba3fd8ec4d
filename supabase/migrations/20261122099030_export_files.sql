-- Files about a person lie in a tenant's bucket below <establishment>/patients/<chart>/.
create function private.chart_files(chart public.patients)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('bucket', file.bucket_id, 'name', file.name) order by file.name), '[]')
  from storage.objects as file
  where file.bucket_id = any (private.tenant_buckets())
    and file.name like chart.establishment_id || '/patients/' || chart.id || '/%';
$$;
comment on function private.chart_files(public.patients) is 'Files about a person: [{bucket, name}].';

create or replace function private.export_account()
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
      select coalesce(jsonb_agg(private.export_chart(p) || jsonb_build_object('files', private.chart_files(p))
        order by link.linked_at, link.id), '[]')
      from public.chart_links as link
      join public.patients as p on p.establishment_id = link.establishment_id and p.id = link.patient_id
      where link.user_id = caller));
end
$$;
comment on function private.export_account() is
$$Everything about the caller (LGPD, art. 18): {exported_at, login, account, sessions, memberships, charts:
[{establishment, chart, visits, files: [{bucket, name}]}]}. Charts are those that the account is linked to.$$;
