create function private.clear_establishment(establishment uuid)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  of_table regclass;
begin
  insert into private.departures (establishment_id) values (establishment);
  for of_table in select * from private.tenant_tables() loop
    execute format('delete from %s where establishment_id = $1', of_table) using establishment;
  end loop;
  delete from public.establishments where id = establishment;
  delete from private.departures where establishment_id = establishment;
end
$$;
comment on function private.clear_establishment(uuid) is
  'Removes every row of an establishment; callers check who asks.';

create function private.announce_closing(establishment uuid)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  begin
    delete from realtime.messages where topic in ('queue:' || establishment, 'staff:' || establishment);
  exception when insufficient_privilege then
    -- Frames are anonymous, and the platform drops them after three days.
    null;
  end;
  perform realtime.send('{}', 'closed', 'queue:' || establishment, true);
  perform realtime.send('{}', 'closed', 'staff:' || establishment, true);
end
$$;
comment on function private.announce_closing(uuid) is
  'Replaces what realtime keeps of an establishment by the event `closed`, for phones, panels and desks that are open.';

create function private.delete_establishment(establishment uuid, name text)
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
  delete from auth.users as login
  where login.id = any (people)
    and not exists (select from public.members as m where m.user_id = login.id)
    and not exists (select from public.patient_accounts as account where account.user_id = login.id);
  get diagnostics gone = row_count;
  perform private.announce_closing(establishment);
  return jsonb_build_object('logins', gone, 'files', (select count(*) from private.list_orphaned_files()));
end
$$;
comment on function private.delete_establishment(uuid, text) is
$$An owner who types the name deletes an establishment for good: all rows of all tables, and logins that are nobody's
else, in one transaction; topics hear `closed`. Gives {logins, files}: files are unreachable from then on, but only
the storage API can remove their bytes: see orphaned_files(). INVLD for another name.$$;
grant execute on function private.delete_establishment(uuid, text) to authenticated;
