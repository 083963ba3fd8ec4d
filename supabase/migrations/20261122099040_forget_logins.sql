create function private.delete_logins(people uuid[])
returns int
language plpgsql
volatile
set search_path = ''
as $$
declare
  gone uuid[];
begin
  with deleted as (delete from auth.users where id = any (people) returning id)
  select coalesce(array_agg(id), '{}') into gone from deleted;
  begin
    -- Auth's own log names people by id and e-mail, and outlives its users. Its payload is an object on hosted projects
    -- and the text of one on the embedded stack.
    delete from auth.audit_log_entries as entry using unnest(gone) as person
    where strpos(entry.payload::text, person::text) > 0;
  exception when insufficient_privilege or undefined_table then
    -- Some platforms keep that log to themselves, or in files.
    null;
  end;
  return cardinality(gone);
end
$$;
comment on function private.delete_logins(uuid[]) is
  'Deletes logins and what Auth has noted of them; gives how many there were. Callers check who asks.';

create or replace function private.delete_establishment(establishment uuid, name text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  people uuid[];
  gone int;
begin
  perform private.require_role(establishment, 'owner');
  -- In the order in which acts lock.
  perform private.lock_queue(establishment);
  perform from public.establishments where id = establishment for update;
  perform private.require_role(establishment, 'owner');
  if not exists (
    select from public.establishments as e
    where e.id = establishment and e.name = trim(delete_establishment.name)
  ) then
    perform private.invalid('name', 'invalid', 'Cannot delete an establishment whose name was not typed');
  end if;
  people := array(select user_id from public.members where establishment_id = establishment);
  perform private.clear_establishment(establishment);
  gone := private.delete_logins(array(
    select person
    from unnest(people) as person
    where not exists (select from public.members as m where m.user_id = person)
      and not exists (select from public.patient_accounts as account where account.user_id = person)));
  perform private.announce_closing(establishment);
  return jsonb_build_object('logins', gone, 'files', (select count(*) from private.list_orphaned_files()));
end
$$;

create or replace function private.delete_account()
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
  perform private.delete_logins(array[caller]);
  return jsonb_build_object('login', 'deleted');
end
$$;
