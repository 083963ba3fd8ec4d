create function private.archived_columns(name text)
returns text[]
language sql
stable
set search_path = ''
as $$
  select array_agg(a.attname::text order by a.attnum)
  from pg_catalog.pg_attribute as a
  where a.attrelid = format('public.%I', archived_columns.name)::regclass and a.attnum > 0 and not a.attisdropped
    and a.attname <> all ('{search_text,token,token_hash,call_rank}');
$$;
comment on function private.archived_columns(text) is
  'What an archive holds of each row of a table, in the table''s order: everything but secrets and aids to searching.';

create function private.archived_files(establishment uuid)
returns setof storage.objects
language sql
stable
set search_path = ''
as $$
  select file.*
  from storage.objects as file
  where file.bucket_id = any (private.tenant_buckets()) and split_part(file.name, '/', 1) = establishment::text;
$$;
comment on function private.archived_files(uuid) is 'Files of an establishment.';

create function private.describe_archive(establishment uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  one record;
  counted bigint;
  total bigint := 0;
  tables jsonb := '[]';
begin
  perform private.require_role(establishment, 'owner');
  for one in select * from private.archived_tables() loop
    execute format('select count(*) from public.%I where establishment_id = $1', one.name)
    into counted using establishment;
    total := total + counted;
    tables := tables || jsonb_build_array(jsonb_build_object('name', one.name, 'rows', counted));
  end loop;
  return jsonb_build_object('tables', tables, 'rows', total,
    'files', (select count(*) from private.archived_files(establishment)),
    'finished_at', (
      select max(a.moved_at) from private.archives as a
      where a.establishment_id = establishment and a.state = 'finished'));
end
$$;
comment on function private.describe_archive(uuid) is
$$What an owner's archive would hold, without names of files, and when one was last sent whole: {tables: [{name, rows}],
rows, files, finished_at | null}.$$;

grant execute on function private.describe_archive(uuid) to authenticated;

create table private.archives (
  establishment_id uuid not null references public.establishments (id) on delete restrict,
  id uuid not null default gen_random_uuid(),
  rows bigint not null check (rows >= 0),
  files int not null check (files >= 0),
  done bigint not null default 0 check (done >= 0),
  state text not null default 'begun' check (state in ('begun', 'running', 'finished', 'broken')),
  begun_at timestamptz not null default now(),
  moved_at timestamptz not null default now(),
  primary key (establishment_id, id)
);
comment on table private.archives is
$$Archives that owners asked for, and how far their sending has come, for the page that shows it. The rows themselves are
sent as they are read, and kept nowhere.$$;
comment on column private.archives.done is 'Rows and files sent so far, of `rows` and `files` together.';
comment on column private.archives.moved_at is 'A running archive that has not moved for a while has lost its process.';

alter table private.archives enable row level security;
