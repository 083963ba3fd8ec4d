import assert from "node:assert/strict";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const NONE: string[] = [];

/** Names in `rows`, so that a failing test says what it is about. */
function names(rows: Iterable<{ name?: string }>): string[] {
  return Array.from(rows, ({ name }) => name ?? "");
}

Deno.test("tables: row level security is on everywhere", async () => {
  const open = await sql`
    select format('%I.%I', relnamespace::regnamespace, relname) as name from pg_class
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind in ('r', 'p')
      and not relrowsecurity`;
  assert.deepEqual(names(open), NONE);
});

Deno.test("tables: nothing in public is a view, and each table is readable under a policy", async () => {
  const others = await sql`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i', 'S', 'c')`;
  assert.deepEqual(names(others), NONE);
  const unread = await sql`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and not exists (
      select from pg_policy where polrelid = pg_class.oid and polcmd = 'r')`;
  assert.deepEqual(names(unread), NONE);
});

Deno.test("tables: the API's roles have column-listed rights only, and anon has none", async () => {
  const whole = await sql`
    select format('%s: %s %s', grantee::regrole, privilege_type, relname) as name
    from pg_class, aclexplode(relacl)
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace)
      and (grantee = 0 or grantee::regrole::text in ('anon', 'authenticated'))
      and not (grantee = 'authenticated'::regrole and privilege_type = 'DELETE')`;
  assert.deepEqual(names(whole), NONE);
  const anonymous = await sql`
    select format('%s.%s', attrelid::regclass, attname) as name
    from pg_attribute, aclexplode(attacl)
    where attrelid in (select oid from pg_class where relnamespace in ('public'::regnamespace, 'private'::regnamespace))
      and grantee in (0, 'anon'::regrole)`;
  assert.deepEqual(names(anonymous), NONE);
});

Deno.test("tables: ids, tenant, versions and states are never written directly", async () => {
  const writable = await sql`
    select format('%s %s.%s', privilege_type, attrelid::regclass, attname) as name
    from pg_attribute, aclexplode(attacl)
    where grantee = 'authenticated'::regrole and privilege_type in ('INSERT', 'UPDATE')
      and (attname in ('id', 'slug', 'version', 'token', 'code', 'role', 'created_at', 'updated_at')
        or attname = 'establishment_id' and privilege_type = 'UPDATE'
        or attrelid in ('public.visits'::regclass, 'public.visit_events'::regclass, 'public.queues'::regclass,
          'public.members'::regclass))`;
  assert.deepEqual(names(writable), NONE);
});

Deno.test("policies: sentences, for authenticated, with the tenant or the account looked up once per statement", async () => {
  const odd = await sql`
    select polname as name from pg_policy
    where polrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace) and not (
      polname ~ '^[A-Z][a-z]+ are [a-z ]+ by [a-z ]+$|^[A-Z][a-z]+ are visible to [a-z ]+$'
      and polroles = array['authenticated'::regrole::oid]
      and coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
        ~ '^\\({0,2}(establishment_)?id = ANY \\(ARRAY\\( SELECT private.my_establishments\\(|^\\(user_id = \\( SELECT private.session_holder\\('
    )`;
  assert.deepEqual(names(odd), NONE);
});

Deno.test("foreign keys: composite between tenant tables, with an index and a stated on delete", async () => {
  const loose = await sql`
    select conname as name from pg_constraint as c
    where contype = 'f' and connamespace in ('public'::regnamespace, 'private'::regnamespace) and (
      confdeltype = 'a'
      or array_length(conkey, 1) = 1 and confrelid not in ('public.establishments'::regclass, 'auth.users'::regclass)
      or not exists (
        select from pg_index where indrelid = c.conrelid
          and (indkey::int2[])[0:array_length(c.conkey, 1) - 1] @> c.conkey))`;
  assert.deepEqual(names(loose), NONE);
});

Deno.test("comments: on every table, function and type", async () => {
  const silent = await sql`
    select format('table %s', oid::regclass) as name from pg_class
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind = 'r'
      and obj_description(oid, 'pg_class') is null
    union all
    select format('function %s', oid::regprocedure) from pg_proc
    where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and obj_description(oid, 'pg_proc') is null
    union all
    select format('type %s', oid::regtype) from pg_type
    where typnamespace in ('public'::regnamespace, 'private'::regnamespace) and typtype in ('e', 'c')
      and coalesce(obj_description(oid, 'pg_type'), obj_description(typrelid, 'pg_class')) is null
    union all
    select 'schema private' where obj_description('private'::regnamespace, 'pg_namespace') is null`;
  assert.deepEqual(names(silent), NONE);
});
