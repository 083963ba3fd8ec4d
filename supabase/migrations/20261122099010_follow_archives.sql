create or replace function private.begin_archive(establishment uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  described constant jsonb := private.describe_archive(establishment);
  made uuid;
begin
  delete from private.archives as old
  where old.establishment_id = establishment
    and old.begun_at < now() - case old.state when 'finished' then interval '30 days' else interval '1 day' end;
  perform private.note_reading(establishment, 'archive', establishment::text, null);
  insert into private.archives (establishment_id, rows, files)
  values (establishment, (described ->> 'rows')::bigint, (described ->> 'files')::int)
  returning id into made;
  return described || jsonb_build_object(
    'id', made,
    'establishment', (select to_jsonb(e) from public.establishments as e where e.id = establishment),
    'files', (
      select coalesce(
        jsonb_agg(jsonb_build_object('bucket', file.bucket_id, 'name', file.name) order by file.name), '[]')
      from private.archived_files(establishment) as file));
end
$$;
comment on function private.begin_archive(uuid) is
$$An owner asks for the archive, and the reading is logged: {id, establishment: row, tables: [{name, rows}], rows, files:
[{bucket, name}], finished_at}. What it holds is read by archive_contents() and archive_page().$$;

create function private.archive_contents(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment, 'owner');
  return jsonb_build_object(
    'establishment', (select to_jsonb(e) from public.establishments as e where e.id = establishment),
    'people', (
      select coalesce(jsonb_agg(jsonb_build_object('user_id', login.id, 'email', login.email) order by login.email), '[]')
      from auth.users as login
      where login.id in (
        select m.user_id from public.members as m where m.establishment_id = establishment
        union
        select entry.actor_id from public.audit_log as entry
        where entry.establishment_id = establishment and entry.actor_role is not null)),
    'tables', (
      select jsonb_agg(jsonb_build_object('name', t.name, 'columns', private.archived_columns(t.name)) order by t.name)
      from private.archived_tables() as t),
    'files', (
      select coalesce(
        jsonb_agg(jsonb_build_object('bucket', file.bucket_id, 'name', file.name) order by file.name), '[]')
      from private.archived_files(establishment) as file));
end
$$;
comment on function private.archive_contents(uuid) is
$$The frame of an owner's archive: {establishment: row, people: [{user_id, email}] who work or worked here and still have
a login, tables: [{name, columns}], files: [{bucket, name}]}. Only reads, so that it can share the snapshot of the
pages.$$;
grant execute on function private.archive_contents(uuid) to authenticated;

create or replace function private.archive_page(establishment uuid, name text, after text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  one record;
  page jsonb;
begin
  perform private.require_role(establishment, 'owner');
  select * into one from private.archived_tables() as t where t.name = archive_page.name;
  if not found then
    perform private.invalid('name', 'unknown', 'Cannot archive this table');
  end if;
  execute format(
    'select coalesce(jsonb_agg(row), ''[]'')
     from (
       select to_jsonb(t) as row from (
         select %4$s from public.%1$I as t where t.establishment_id = $1 and %3$s order by t.%2$I limit 1000
       ) as t
     ) as page',
    one.name, one.key, case when after is null then 'true' else format('t.%I > %L', one.key, after) end,
    (select string_agg(format('t.%I', c), ', ') from unnest(private.archived_columns(one.name)) as c))
  into page using establishment;
  return jsonb_build_object('rows', page,
    'next', case when jsonb_array_length(page) = 1000 then page -> 999 ->> one.key end);
end
$$;

create function private.note_archive(establishment uuid, archive uuid, done bigint, state text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform private.require_role(establishment, 'owner');
  update private.archives as a
  set done = least(greatest(note_archive.done, 0), a.rows + a.files), state = note_archive.state,
    moved_at = clock_timestamp()
  where a.establishment_id = establishment and a.id = archive;
  if not found then
    perform private.fail('NTFND', 'Cannot find this archive');
  end if;
  return 'true';
end
$$;
comment on function private.note_archive(uuid, uuid, bigint, text) is
  'Notes how far the sending of an owner''s archive has come.';
grant execute on function private.note_archive(uuid, uuid, bigint, text) to authenticated;

create function private.read_archive(establishment uuid, archive uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  held private.archives;
begin
  perform private.require_role(establishment, 'owner');
  select * into held from private.archives as a where a.establishment_id = establishment and a.id = archive;
  if not found then
    perform private.fail('NTFND', 'Cannot find this archive');
  end if;
  return jsonb_build_object('id', held.id, 'done', held.done, 'total', held.rows + held.files, 'moved_at', held.moved_at,
    'state', case when held.state = 'running' and held.moved_at < now() - interval '20 seconds' then 'broken'
      else held.state end);
end
$$;
comment on function private.read_archive(uuid, uuid) is
$$How far an owner's archive has come: {id, state: begun | running | finished | broken, done, total, moved_at}. One that
has not moved for twenty seconds has lost its process.$$;
grant execute on function private.read_archive(uuid, uuid) to authenticated;
