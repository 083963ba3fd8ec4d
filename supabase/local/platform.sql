-- What hosted Supabase brings before the first migration: roles, schemas, grants, functions. Run by the superuser
-- supabase_admin, on an empty database, and again when this file changed.
-- The tables of auth and storage come from @supabase/lite afterwards (platform.ts), realtime's from realtime/schema.sql.

do $$
declare
  wanted record;
begin
  for wanted in
    select *
      from (values
        ('anon', 'nologin noinherit'),
        ('authenticated', 'nologin noinherit'),
        ('service_role', 'nologin noinherit bypassrls'),
        ('authenticator', 'nologin noinherit'),
        ('supabase_auth_admin', 'nologin noinherit'),
        ('supabase_storage_admin', 'nologin noinherit'),
        ('supabase_realtime_admin', 'nologin noinherit'),
        ('dashboard_user', 'nologin'),
        -- What migrations and the API run as. As on hosted it is no superuser.
        ('postgres', 'login inherit createdb createrole replication bypassrls'),
        -- What @supabase/lite connects as: it owns auth and storage and may become one of the three API roles,
        -- but of itself it can read no row of the application.
        ('supabase_lite', 'login noinherit')
      ) as roles (name, attributes)
     where not exists (select from pg_catalog.pg_roles where rolname = roles.name)
  loop
    execute format('create role %I %s', wanted.name, wanted.attributes);
  end loop;
end
$$;

-- The same as hosted: whoever writes migrations may act as the API's roles and look after realtime's tables,
-- which is what lets a migration put policies on realtime.messages and storage.objects.
grant anon, authenticated, service_role, authenticator to postgres with admin option;
grant supabase_realtime_admin, supabase_storage_admin to postgres;
grant pg_monitor, pg_read_all_data, pg_signal_backend, pg_create_subscription to postgres;
grant anon, authenticated, service_role to authenticator;
grant anon, authenticated to supabase_lite with inherit false, set true;
-- Inherited only so that lite's introspection sees the tables: bypassrls is not inherited, rows stay hidden.
grant service_role to supabase_lite with inherit true, set true;
grant supabase_auth_admin, supabase_storage_admin to supabase_lite with inherit true, set true;

alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role postgres set search_path = "$user", public, extensions;
alter role supabase_admin set search_path = "$user", public, auth, extensions;

do $$ begin execute format('alter database %I owner to postgres', current_database()); end $$;

create schema if not exists extensions authorization postgres;
create schema if not exists auth authorization supabase_auth_admin;
create schema if not exists storage authorization supabase_storage_admin;
create schema if not exists realtime authorization supabase_admin;
create schema if not exists supabase_migrations authorization postgres;

grant usage on schema public, extensions, auth, storage, realtime to postgres, anon, authenticated, service_role;
grant all on schema public, extensions to postgres;
grant all on schema auth to supabase_auth_admin;
grant all on schema storage to supabase_storage_admin;
grant usage on schema realtime to supabase_realtime_admin;

create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;
create extension if not exists pg_stat_statements with schema extensions;

do $$
begin
  if not exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
  end if;
end
$$;
alter publication supabase_realtime owner to postgres;

-- Whatever a migration makes in public is reachable by the API's roles unless the migration revokes it.
alter default privileges for role postgres in schema public
  grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on sequences to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on functions to postgres, anon, authenticated, service_role;

-- Who is asking, from the claims that the API puts into the transaction's settings.
create or replace function auth.uid() returns uuid
language sql stable
as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
  )::uuid
$$;

create or replace function auth.role() returns text
language sql stable
as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role')
  )::text
$$;

create or replace function auth.email() returns text
language sql stable
as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email')
  )::text
$$;

create or replace function auth.jwt() returns jsonb
language sql stable
as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;

alter function auth.uid() owner to supabase_auth_admin;
alter function auth.role() owner to supabase_auth_admin;
alter function auth.email() owner to supabase_auth_admin;
alter function auth.jwt() owner to supabase_auth_admin;

-- Hosted lets migrations put policies on storage's tables and change nothing else there. Here that right comes from
-- membership in supabase_storage_admin, which would allow much more: refuse it.
create schema if not exists _platform;

create or replace function _platform.guard_storage() returns event_trigger
language plpgsql set search_path = ''
as $$
declare
  found text;
begin
  if (select rolsuper from pg_catalog.pg_roles where rolname = session_user) then
    return;
  end if;
  if tg_event = 'sql_drop' then
    select object_identity into found
      from pg_catalog.pg_event_trigger_dropped_objects()
     where schema_name = 'storage' and object_type <> 'policy' and original
     limit 1;
  else
    select object_identity into found
      from pg_catalog.pg_event_trigger_ddl_commands()
     where schema_name = 'storage' and object_type <> 'policy'
     limit 1;
  end if;
  if found is not null then
    raise insufficient_privilege
      using message = format('Cannot change %s: storage belongs to the platform, only policies may be changed', found);
  end if;
end
$$;

drop event trigger if exists guard_storage_changes;
create event trigger guard_storage_changes on ddl_command_end execute function _platform.guard_storage();
drop event trigger if exists guard_storage_drops;
create event trigger guard_storage_drops on sql_drop execute function _platform.guard_storage();
