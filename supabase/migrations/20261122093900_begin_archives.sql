create index visit_events_id_idx on public.visit_events (establishment_id, id);

create function private.archived_tables()
returns table (name text, key text)
language sql
stable
set search_path = ''
as $$
  select c.relname::text, (
    select a.attname::text
    from pg_catalog.pg_index as i
    join pg_catalog.pg_attribute as a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = c.oid and i.indisprimary and a.attname <> 'establishment_id')
  from private.tenant_tables() as one
  join pg_catalog.pg_class as c on c.oid = one
  where c.relnamespace = 'public'::regnamespace and c.relname <> 'queues'
  order by 1;
$$;
comment on function private.archived_tables() is
  'What an archive holds beside the establishment itself: tables, and what orders their rows.';

create function private.begin_archive(establishment uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  one record;
  counted bigint;
  tables jsonb := '[]';
begin
  perform private.require_role(establishment, 'owner');
  for one in select * from private.archived_tables() loop
    execute format('select count(*) from public.%I where establishment_id = $1', one.name)
    into counted using establishment;
    tables := tables || jsonb_build_array(jsonb_build_object('name', one.name, 'rows', counted));
  end loop;
  perform private.note_reading(establishment, 'archive', establishment::text, null);
  return jsonb_build_object(
    'establishment', (select to_jsonb(e) from public.establishments as e where e.id = establishment),
    'tables', tables,
    'files', (
      select coalesce(
        jsonb_agg(jsonb_build_object('bucket', file.bucket_id, 'name', file.name) order by file.name), '[]')
      from storage.objects as file
      where file.bucket_id = any (private.tenant_buckets())
        and split_part(file.name, '/', 1) = establishment::text));
end
$$;
comment on function private.begin_archive(uuid) is
$$What an owner's archive will hold, and the reading is logged: {establishment: row, tables: [{name, rows}], files:
[{bucket, name}]}.$$;
grant execute on function private.begin_archive(uuid) to authenticated;
