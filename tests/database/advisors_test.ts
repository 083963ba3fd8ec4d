import assert from "node:assert/strict";
import { testDatabase } from "../support/database.ts";

/** Runs the Supabase CLI; null where there is none. */
async function supabase(...args: string[]): Promise<{ success: boolean; text: string } | null> {
  const env = { DO_NOT_TRACK: "1", SUPABASE_TELEMETRY_DISABLED: "1", PGSSLMODE: "disable" };
  const command = new Deno.Command("supabase", {
    args,
    env,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
  try {
    const { success, stdout, stderr } = await command.output();
    const decoder = new TextDecoder();
    return { success, text: decoder.decode(stdout) + decoder.decode(stderr) };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

const cli = await supabase("--version");

Deno.test({
  name: "advisors: Supabase's own find no error in the migrated database",
  ignore: cli === null,
  async fn() {
    await using db = await testDatabase();
    const run = await supabase("db", "advisors", `--remote=${db.url}`, "--level=error", "--fail-on=error");
    assert.ok(run?.success, run?.text);
  },
});

/** The rules of Supabase's advisors, as far as they can be told from the catalogue: each query lists offenders. */
const LINTS: Record<string, string> = {
  "0001, foreign keys without an index": `
    select format('%s: %s', conrelid::regclass, conname) as name from pg_constraint as c
    where contype = 'f' and connamespace in ('public'::regnamespace, 'private'::regnamespace)
      and not exists (
        select from pg_index where indrelid = c.conrelid
          and (indkey::int2[])[0:array_length(c.conkey, 1) - 1] @> c.conkey)`,
  "0002, auth.users readable through a view": `
    select distinct c.oid::regclass::text as name from pg_depend as d
    join pg_rewrite as r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass
    join pg_class as c on c.oid = r.ev_class
    where d.refobjid = 'auth.users'::regclass
      and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)`,
  "0003, auth functions once per row in a policy": `
    select format('%s: %s', polrelid::regclass, polname) as name from pg_policy,
      lateral concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) as rule
    where polrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
      and rule ~ '(auth\\.(uid|jwt|role|email)|current_setting)\\(' and rule !~* 'select (auth\\.|current_setting)'`,
  "0004, tables without a primary key": `
    select c.oid::regclass::text as name from pg_class as c
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind in ('r', 'p')
      and not exists (select from pg_index where indrelid = c.oid and indisprimary)`,
  "0006, several permissive policies for one act": `
    select format('%s for %s', polrelid::regclass, polcmd) as name from pg_policy
    where polpermissive and polrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
    group by polrelid, polcmd, polroles having count(*) > 1`,
  "0007 and 0013, tables without row level security": `
    select c.oid::regclass::text as name from pg_class as c
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind in ('r', 'p')
      and not relrowsecurity`,
  "0009, indexes that are the same": `
    select format('%s on %s', string_agg(indexrelid::regclass::text, ', '), indrelid::regclass) as name
    from pg_index where indrelid in (
      select oid from pg_class where relnamespace in ('public'::regnamespace, 'private'::regnamespace))
    group by indrelid, indkey::text, indclass::text, indoption::text, pg_get_expr(indexprs, indrelid),
      pg_get_expr(indpred, indrelid) having count(*) > 1`,
  "0010, views that read as their owner, and other things with no policies": `
    select c.oid::regclass::text as name from pg_class as c
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and (
      relkind in ('m', 'f') or relkind = 'v' and not coalesce(reloptions::text ~ 'security_invoker=(true|on|1)', false))`,
  "0011, functions whose search path is the caller's": `
    select p.oid::regprocedure::text as name from pg_proc as p
    where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and not coalesce(proconfig && array['search_path=""'], false)
      -- Plain SQL that only our own functions call, with an empty path themselves: it is inlined only without settings.
      and not (prolang = (select oid from pg_language where lanname = 'sql') and not prosecdef
        and not has_function_privilege('anon', p.oid, 'execute')
        and not has_function_privilege('authenticated', p.oid, 'execute'))
      and not exists (
        select from pg_depend where classid = 'pg_proc'::regclass and objid = p.oid and deptype = 'e')`,
  "0014, extensions among the tables": `
    select extname as name from pg_extension where extnamespace in ('public'::regnamespace, 'private'::regnamespace)`,
  "0015, policies that trust what users may write about themselves": `
    select format('%s: %s', polrelid::regclass, polname) as name from pg_policy
    where concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~ 'user_metadata'`,
  "0019, columns of types that upgrades cannot carry": `
    select format('%s.%s', attrelid::regclass, attname) as name from pg_attribute
    where attrelid in (
        select oid from pg_class where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind = 'r')
      and atttypid::regtype::text in ('regproc', 'regprocedure', 'regoper', 'regoperator', 'regconfig', 'regdictionary')`,
};

const db = await testDatabase();
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

for (const [rule, query] of Object.entries(LINTS)) {
  Deno.test(`advisors: ${rule}: none`, async () => {
    const offenders = await db.sql.unsafe<{ name: string }[]>(query);
    assert.deepEqual(offenders.map(({ name }) => name), []);
  });
}

Deno.test("advisors: each rule of ours finds what breaks it", async () => {
  await db.sql.unsafe(OFFENCES);
  for (const [rule, query] of Object.entries(LINTS)) {
    const offenders = await db.sql.unsafe(query);
    assert.ok(offenders.length > 0, rule);
  }
});

/** One thing, at least, against each of the rules. */
const OFFENCES = `
  create table public.odd (user_id uuid references auth.users, shape regproc);
  create index odd_one on public.odd (shape) where shape is not null;
  create index odd_two on public.odd (shape) where shape is not null;
  create policy first on public.odd for select using (auth.uid() = user_id);
  create policy second on public.odd for select using ((auth.jwt() -> 'user_metadata') is not null);
  create view public.logins as select id from auth.users;
  create function public.loose() returns int language plpgsql as 'begin return 1; end';
  create extension if not exists citext schema public;`;
