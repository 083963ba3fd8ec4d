create function private.delete_account()
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  caller constant uuid := auth.uid();
  abandoned jsonb;
begin
  if caller is null then
    perform private.fail('NAUTH', 'Cannot delete an account without a session');
  end if;
  delete from public.chart_links where user_id = caller;
  delete from public.patient_accounts where user_id = caller;
  if found and exists (select from public.members where user_id = caller) then
    return jsonb_build_object('login', 'kept');
  end if;
  select jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name) order by e.name, e.id) into abandoned
  from public.members as m
  join public.establishments as e on e.id = m.establishment_id
  where m.user_id = caller and m.role = 'owner' and not exists (
    select from public.members as other
    where other.establishment_id = e.id and other.role = 'owner' and other.user_id <> caller);
  if abandoned is not null then
    perform private.fail('LASTO', 'Cannot leave establishments without an owner',
      jsonb_build_object('establishments', abandoned));
  end if;
  -- In the order in which everybody locks establishments.
  perform from public.establishments as e
  where e.id in (select establishment_id from public.members where user_id = caller) order by e.id for no key update;
  delete from auth.users where id = caller;
  return jsonb_build_object('login', 'deleted');
end
$$;
comment on function private.delete_account() is
$$The caller's account goes: {login: deleted | kept}. Charts stay with the establishments, which must keep them,
without the link. A login with a patient account that is somebody's colleague too loses the first and stays the
second; one without leaves every establishment. LASTO {establishments} for the last owner of some.$$;
grant execute on function private.delete_account() to authenticated;
