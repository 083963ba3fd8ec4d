create function private.require_role(establishment uuid, variadic allowed public.member_role[] default '{}')
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
  if held is null then
    perform private.fail('NTFND', 'Cannot find this establishment');
  end if;
  if cardinality(allowed) > 0 and held <> all (allowed) then
    perform private.fail('DNIED', 'Cannot do this in the role of ' || held, jsonb_build_object('role', held));
  end if;
  return held;
end
$$;
comment on function private.require_role(uuid, variadic public.member_role[]) is
$$The caller's role in an establishment. NAUTH without a session, NTFND for those who are not members, DNIED for
members whose role is not among `allowed` (any role will do when none is named).$$;
grant execute on function private.require_role(uuid, variadic public.member_role[]) to authenticated;

create policy "Establishments are visible to members"
on public.establishments for select to authenticated
using (id = any (array(select private.my_establishments())));

create policy "Establishments are edited by owners and admins"
on public.establishments for update to authenticated
using (id = any (array(select private.my_establishments('owner', 'admin'))))
with check (id = any (array(select private.my_establishments('owner', 'admin'))));

grant select (id, slug, name, cnpj, segment, employees, website, email, phone, postal_code, address, city, state,
  description, timezone, language, triage_required, version, created_at, updated_at)
  on public.establishments to authenticated;
grant update (name, segment, employees, website, email, phone, postal_code, address, city, state, description,
  timezone, language, triage_required)
  on public.establishments to authenticated;
