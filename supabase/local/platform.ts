import { getAuthSchemaSql, getStorageSchemaSql } from "@supabase/lite";
import postgres from "postgres";

const here = (name: string) => Deno.readTextFile(new URL(name, import.meta.url));

/** Everything that a database has before its first migration; a template's key is made of it. */
export async function platformSql(): Promise<string> {
  return [
    await here("platform.sql"),
    ...owned("auth", getAuthSchemaSql()),
    ...owned("storage", getStorageSchemaSql()),
    // As on hosted: the service role works with storage's tables, and users do under their policies.
    "grant all on all tables in schema storage to anon, authenticated, service_role;",
    await here("realtime/schema.sql").catch(() => ""),
  ].join("\n");
}

/** Brings an empty database to what a new hosted project is. `adminUrl` is the superuser's. */
export async function preparePlatform(adminUrl: string, password: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (sql) => {
      await sql.unsafe(await platformSql());
      const roles = await sql`select rolname from pg_roles where rolname in ('postgres', 'supabase_lite')`;
      for (const { rolname } of roles) {
        await sql`select set_config('vez.password', ${password}, true)`;
        await sql.unsafe(
          `do $$ begin execute format('alter role %I password %L', '${rolname}', current_setting('vez.password')); end $$`,
        );
      }
    });
  } finally {
    await sql.end();
  }
}

/** Whether the platform was laid in this database. */
export async function hasPlatform(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql`select to_regclass('auth.users') is not null as found`;
  return row?.found === true;
}

/** lite's own DDL, run as the role that owns the schema on hosted. */
function owned(schema: string, ddl: string): string[] {
  // lite creates the schema too, which platform.sql has done and the owner may not do.
  const tables = ddl.replace(/^create schema if not exists \w+;/i, "");
  return [
    `set local role supabase_${schema}_admin;`,
    tables,
    "reset role;",
    `grant all on all tables in schema ${schema} to postgres;`,
  ];
}
