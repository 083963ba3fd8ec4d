import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import type postgres from "postgres";
import { UnusableDataError } from "./cluster.ts";

const fileName = /^(\d{14})_(.+)\.sql$/;

/** One file of a migrations folder. */
interface Migration {
  version: string;
  name: string;
  path: string;
}

/**
 * Applies the migrations of `folder` that the database does not have yet, each in one transaction, and records
 * them as the Supabase CLI does. `sql` must be connected as `postgres`, the role that runs them on hosted.
 * Refuses a database that has migrations which the folder lacks. Returns the versions it applied.
 */
export async function migrate(sql: postgres.Sql, folder: string): Promise<string[]> {
  await sql.unsafe(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (
      version text primary key, statements text[], name text
    );`);
  const migrations = await readMigrations(folder);
  const pending = await findPending(sql, migrations);
  for (const migration of pending) await apply(sql, migration);
  return pending.map(({ version }) => version);
}

/**
 * Runs a file of data once in a database's life, in one transaction, and records that as the Supabase CLI does.
 * That a database was begun without data is recorded too, so that none comes later.
 */
export async function seedOnce(sql: postgres.Sql, file: string | undefined): Promise<void> {
  await sql.unsafe(`
    create table if not exists supabase_migrations.seed_files (path text primary key, hash text);`);
  if ((await sql`select from supabase_migrations.seed_files`).length > 0) return;
  const text = file === undefined ? "" : await Deno.readTextFile(file);
  await sql.begin(async (sql) => {
    await sql.unsafe(text);
    const [path, hash] = [file ? basename(file) : "none", createHash("sha256").update(text).digest("hex")];
    await sql`insert into supabase_migrations.seed_files (path, hash) values (${path}, ${hash})`;
  });
}

/** The migrations of a folder, in order. */
async function readMigrations(folder: string): Promise<Migration[]> {
  const found: Migration[] = [];
  for await (const { name: file } of Deno.readDir(folder)) {
    const [, version, name] = fileName.exec(file) ?? [];
    if (version && name) found.push({ version, name, path: join(folder, file) });
    else if (file.endsWith(".sql")) {
      throw new Error(`Cannot read migration ${file}: its name must be <14 digits>_<name>.sql`);
    }
  }
  return found.sort((a, b) => a.version.localeCompare(b.version));
}

async function findPending(sql: postgres.Sql, migrations: Migration[]): Promise<Migration[]> {
  const rows = await sql<{ version: string }[]>`
    select version from supabase_migrations.schema_migrations order by version`;
  const applied = new Set(rows.map(({ version }) => version));
  const known = new Set(migrations.map(({ version }) => version));
  const unknown = [...applied].find((version) => !known.has(version));
  if (unknown) {
    throw new UnusableDataError(
      `The database has migration ${unknown}, which this version of Vez does not know: a newer version made it. ` +
        `Nothing was changed. Start that version, or give another folder in VEZ_DATA_DIR.`,
    );
  }
  const last = [...applied].at(-1) ?? "";
  const late = migrations.find(({ version }) => version < last && !applied.has(version));
  if (late) {
    throw new Error(
      `Cannot apply migration ${late.version}_${late.name}: ${last}, which comes after it, is applied already`,
    );
  }
  return migrations.filter(({ version }) => !applied.has(version));
}

async function apply(sql: postgres.Sql, migration: Migration): Promise<void> {
  const text = await Deno.readTextFile(migration.path);
  try {
    await sql.begin(async (sql) => {
      await sql.unsafe(text);
      await sql`
        insert into supabase_migrations.schema_migrations (version, statements, name)
        values (${migration.version}, ${[text]}, ${migration.name})`;
    });
  } catch (cause) {
    throw new Error(`Cannot apply ${migration.version}_${migration.name}.sql: ${explain(cause, text)}`, {
      cause,
    });
  }
}

/** Postgres' message with the line of the file. */
function explain(error: unknown, text: string): string {
  if (!(error instanceof Error)) return String(error);
  const position = "position" in error ? Number(error.position) : 0;
  return position > 0
    ? `line ${text.slice(0, position).split("\n").length}: ${error.message}`
    : error.message;
}
