-- What the REST API must not expose lives in `private`: every function, and the tables that no client reads.
create schema private;
comment on schema private is
  'Functions and bookkeeping. Not exposed by the REST API; the entry points are granted one by one.';

revoke all on schema private from public;
grant usage on schema private to anon, authenticated, service_role;

-- Hosted projects grant every new table in `public` to the API roles. That stays as it is, for what others create
-- there; each table of ours takes it back at once and grants column by column.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke execute on functions from anon, authenticated;

create extension if not exists pgcrypto with schema extensions;
create extension if not exists unaccent with schema extensions;
