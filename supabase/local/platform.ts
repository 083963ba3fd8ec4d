import { createHash } from "node:crypto";
import { getAuthSchemaSql, getStorageSchemaSql } from "@supabase/lite";
import postgres from "postgres";
import * as z from "zod/mini";

const here = (name: string) => Deno.readTextFile(new URL(name, import.meta.url));

/** Everything that a database has before its first migration; a template's key is made of it. */
export async function platformSql(): Promise<string> {
  return [
    await here("platform.sql"),
    ...owned("auth", getAuthSchemaSql()),
    ...owned("storage", getStorageSchemaSql()),
    // As on hosted: the service role works with storage's tables, and users do under their policies.
    "grant all on all tables in schema storage to anon, authenticated, service_role;",
    await here("realtime/schema.sql"),
  ].join("\n");
}

/** Brings an empty database to what a new hosted project is. `adminUrl` is the superuser's. */
export async function preparePlatform(adminUrl: string, password: string): Promise<void> {
  await applyPlatform(adminUrl, password, await platformSql());
}

/** Prepares a database that has no platform yet, or that of another version of these sources. */
export async function ensurePlatform(adminUrl: string, password: string): Promise<void> {
  const text = await platformSql();
  const mark = `Platform ${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql`
      select shobj_description(oid, 'pg_database') as mark from pg_database where datname = current_database()`;
    if (row?.mark === mark) return;
    await applyPlatform(adminUrl, password, text);
    await sql.unsafe(`comment on database postgres is '${mark}'`);
  } finally {
    await sql.end();
  }
}

async function applyPlatform(adminUrl: string, password: string, text: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (sql) => {
      await sql.unsafe(text);
      for (const role of ["postgres", "supabase_lite"]) {
        const [row] =
          await sql`select format('alter role %I password %L', ${role}::text, ${password}::text) as ddl`;
        await sql.unsafe(z.string().parse(row?.ddl));
      }
    });
  } finally {
    await sql.end();
  }
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
