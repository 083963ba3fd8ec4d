-- The law that functions, policies and the deletion of logins all meet.
create function private.keep_an_owner()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  house public.establishments;
begin
  -- Whoever takes an owner away holds the establishment's row first, so two owners who remove each other do it one
  -- after the other, and the second one sees what the first one did.
  select * into house from public.establishments where id = old.establishment_id for no key update;
  if found and not private.is_leaving(house.id) and not exists (
    select from public.members where establishment_id = house.id and role = 'owner'
  ) then
    perform private.fail('LASTO', 'Cannot leave an establishment without an owner', jsonb_build_object(
      'establishments', jsonb_build_array(jsonb_build_object('id', house.id, 'name', house.name))));
  end if;
  return null;
end
$$;
comment on function private.keep_an_owner() is 'Trigger: LASTO when the last owner would go or be demoted.';

create trigger keep_an_owner after delete or update of role on public.members
for each row when (old.role = 'owner') execute function private.keep_an_owner();

create function private.withdraw_rights()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.invitations set revoked_at = now()
  where establishment_id = old.establishment_id and invited_by = old.user_id
    and accepted_at is null and revoked_at is null
    and (tg_op = 'DELETE' or new.role not in ('owner', 'admin') or role = 'owner' and new.role <> 'owner');
  if tg_op = 'DELETE' then
    -- Kept answers may hold rows of the establishment. The running request, begun now, keeps its own.
    delete from private.idempotency_keys where user_id = old.user_id and created_at < now();
  end if;
  return null;
end
$$;
comment on function private.withdraw_rights() is
  'Trigger: invitations that a member could no longer make are revoked; who goes takes no answers along.';

create trigger withdraw_rights after delete or update of role on public.members
for each row execute function private.withdraw_rights();

create function private.lock_team(establishment uuid, variadic allowed public.member_role[] default '{}')
returns public.member_role
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform private.require_role(establishment, variadic allowed);
  perform from public.establishments where id = establishment for no key update;
  -- Once more: the membership may have ended while this waited.
  return private.require_role(establishment, variadic allowed);
end
$$;
comment on function private.lock_team(uuid, variadic public.member_role[]) is
  'Makes the transaction the only one that changes an establishment''s team; the caller''s role as of require_role().';
