import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import postgres from "postgres";
import { migrate } from "../../supabase/local/migrate.ts";
import { platformSql, preparePlatform } from "../../supabase/local/platform.ts";
import { MEMORY, startTestServer } from "./server.ts";

const password = "postgres";
const migrations = new URL("../../supabase/migrations", import.meta.url).pathname;

/** A migrated database that nobody else uses. */
export interface TestDatabase extends AsyncDisposable {
  /** As role `postgres`, which is no superuser. */
  url: string;
  /** As the superuser `supabase_admin`. */
  adminUrl: string;
  /** As @supabase/lite connects. */
  liteUrl: string;
  /** Connected as role `postgres`. */
  sql: postgres.Sql;
}

/** A superuser's URL of the server that tests/run.ts starts for all; a file that is run alone has one of its own. */
const server = Deno.env.get("VEZ_TEST_DATABASE_URL") ?? (await startTestServer()).adminUrl;

/** A new database, cloned from a template that has the platform and all migrations. */
export async function testDatabase(): Promise<TestDatabase> {
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  const name = `test_${randomBytes(8).toString("hex")}`;
  try {
    const template = await ensureTemplate(admin);
    await admin.unsafe(`create database ${name} owner postgres template ${template} strategy file_copy`);
  } finally {
    await admin.end();
  }
  const url = databaseUrl(name, "postgres");
  const sql = postgres(url, { max: 10, onnotice: () => {} });
  return {
    url,
    adminUrl: databaseUrl(name, "supabase_admin"),
    liteUrl: databaseUrl(name, "supabase_lite"),
    sql,
    async [Symbol.asyncDispose]() {
      await sql.end({ timeout: 1 });
      await dropDatabase(name);
    },
  };
}

/** Makes the template of the present sources unless it is there; one process at a time. */
async function ensureTemplate(admin: postgres.Sql): Promise<string> {
  const name = `template_${await hashOfSources()}`;
  const exists = () => admin`select from pg_database where datname = ${name} and datistemplate`;
  if ((await exists()).length > 0) return name;
  await admin`select pg_advisory_lock(20261121)`;
  if ((await exists()).length === 0) {
    await admin.unsafe(`drop database if exists ${name}_part`);
    const [memory] = await admin`select from pg_tablespace where spcname = ${MEMORY}`;
    await admin.unsafe(`create database ${name}_part ${memory ? `tablespace ${MEMORY}` : ""}`);
    await preparePlatform(databaseUrl(`${name}_part`, "supabase_admin"), password);
    const sql = postgres(databaseUrl(`${name}_part`, "postgres"), { max: 1, onnotice: () => {} });
    await migrate(sql, migrations).finally(() => sql.end());
    await admin.unsafe(`alter database ${name}_part rename to ${name}`);
    await admin.unsafe(`alter database ${name} is_template true`);
  }
  await admin`select pg_advisory_unlock(20261121)`;
  return name;
}

async function hashOfSources(): Promise<string> {
  const hash = createHash("sha256").update(await platformSql());
  const files = await Array.fromAsync(Deno.readDir(migrations));
  for (const { name } of files.sort((a, b) => a.name.localeCompare(b.name))) {
    if (name.endsWith(".sql")) hash.update(name).update(await Deno.readTextFile(join(migrations, name)));
  }
  return hash.digest("hex").slice(0, 16);
}

async function dropDatabase(name: string): Promise<void> {
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database if exists ${name} with (force)`).finally(() => admin.end());
}

function databaseUrl(name: string, role: string): string {
  const url = new URL(server);
  url.username = role;
  url.password = password;
  url.pathname = `/${name}`;
  return url.href;
}
