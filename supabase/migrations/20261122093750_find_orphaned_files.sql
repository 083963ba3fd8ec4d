-- Rows of storage.objects must not be deleted by SQL: hosted projects refuse it (storage.protect_delete), because the
-- bytes would stay for ever. So the deletion of an establishment orphans its files, and whoever holds the service key
-- removes them by the storage API. What is orphaned follows from what exists: nothing is lost by a crash in between.
create function private.tenant_buckets()
returns text[]
language sql
immutable
set search_path = ''
as $$
  select array['logos'];
$$;
comment on function private.tenant_buckets() is 'Buckets whose first folder is an establishment''s id.';

create function private.list_orphaned_files()
returns setof storage.objects
language sql
stable
set search_path = ''
as $$
  select file.*
  from storage.objects as file
  where file.bucket_id = any (private.tenant_buckets())
    and not exists (
      select from public.establishments as e where e.id::text = split_part(file.name, '/', 1));
$$;
comment on function private.list_orphaned_files() is 'Files of establishments that are no more.';

create function private.orphaned_files()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('bucket', file.bucket_id, 'name', file.name)), '[]')
  from (select * from private.list_orphaned_files() limit 1000) as file;
$$;
comment on function private.orphaned_files() is
$$At most a thousand files to be removed by the storage API: [{bucket, name}]. After each deletion and at each start,
until it is empty. For the service only.$$;
grant execute on function private.orphaned_files() to service_role;
