create or replace function private.my_profile()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  caller constant uuid := private.require_session();
begin
  return jsonb_build_object(
    'id', caller,
    'email', (select u.email from auth.users as u where u.id = caller),
    'patient', exists (select from public.patient_accounts where user_id = caller),
    'account', private.describe_account(caller),
    'establishments', coalesce((
      select jsonb_agg(jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'role', m.role,
        'timezone', e.timezone) order by e.name, e.id)
      from public.members as m
      join public.establishments as e on e.id = m.establishment_id
      where m.user_id = (select private.staff_caller())
    ), '[]'));
end
$$;
comment on function private.my_profile() is
$$The caller: {id, email, patient, account, establishments: [{id, slug, name, role, timezone}]}. `account` is
describe_account() and null for a login without one, as `patient` tells; the one gives no right in the other. A session
that is a patient's and nothing else is told of no establishment.$$;
