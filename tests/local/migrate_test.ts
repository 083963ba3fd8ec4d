import assert from "node:assert/strict";
import { UnusableDataError } from "../../supabase/local/cluster.ts";
import { migrate, seedOnce } from "../../supabase/local/migrate.ts";
import { testDatabase } from "../support/database.ts";

/** A folder of migrations by name. */
async function folderOf(files: Record<string, string>): Promise<{ path: string } & AsyncDisposable> {
  const path = await Deno.makeTempDir({ prefix: "vez_migrations_" });
  for (const [name, text] of Object.entries(files)) await Deno.writeTextFile(`${path}/${name}`, text);
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

/** A database whose history is empty again, so that a test brings its own. */
async function withoutHistory() {
  const database = await testDatabase();
  await database.sql`delete from supabase_migrations.schema_migrations`;
  return database;
}

Deno.test("migrate() applies what is missing, in order and once, and records it as the Supabase CLI does", async () => {
  await using database = await withoutHistory();
  await using folder = await folderOf({
    "20300101000001_fill_notes.sql": "insert into public.notes values (1);",
    "20300101000000_create_notes.sql": "create table public.notes (id int); -- with ; and $$",
    "README.md": "no migration",
  });
  assert.deepEqual(await migrate(database.sql, folder.path), ["20300101000000", "20300101000001"]);
  assert.deepEqual(await migrate(database.sql, folder.path), []);
  const history = await database
    .sql`select version, name from supabase_migrations.schema_migrations order by 1`;
  assert.deepEqual(history.map((row) => ({ ...row })), [
    { version: "20300101000000", name: "create_notes" },
    { version: "20300101000001", name: "fill_notes" },
  ]);
});

Deno.test("migrate() undoes a migration that fails and names file and line", async () => {
  await using database = await withoutHistory();
  await using folder = await folderOf({
    "20300101000000_create_notes.sql": "create table public.notes (id int);\n\nselect nothing_there();",
  });
  await assert.rejects(
    migrate(database.sql, folder.path),
    /20300101000000_create_notes\.sql: line 3: function/,
  );
  const [row] = await database.sql`select to_regclass('public.notes') as found`;
  assert.equal(row?.found, null);
});

Deno.test("migrate() refuses a database that a newer version made, and a migration that comes too late", async () => {
  await using database = await withoutHistory();
  await using newer = await folderOf({
    "20300101000001_b.sql": "select 1",
    "20300101000002_c.sql": "select 1",
  });
  await migrate(database.sql, newer.path);
  await using older = await folderOf({ "20300101000001_b.sql": "select 1" });
  await assert.rejects(migrate(database.sql, older.path), UnusableDataError);
  await Deno.writeTextFile(`${newer.path}/20300101000000_a.sql`, "select 1");
  await assert.rejects(migrate(database.sql, newer.path), /Cannot apply migration 20300101000000_a/);
});

const refusedByHosted = {
  "change the tables of auth": "alter table auth.users add column cpf text",
  "drop the tables of storage": "drop table storage.objects cascade",
  "change the tables of storage": "alter table storage.objects add column cpf text",
  "change the tables of realtime": "alter table realtime.messages add column cpf text",
  "make a superuser": "create role boss superuser",
  "become the superuser": "set role supabase_admin",
  "install an untrusted language": "create extension plpython3u",
  "change the server": "alter system set fsync = off",
  "run a program": "copy (select 1) to program 'true'",
  "read the server's files": "select pg_read_file('postgresql.conf')",
  "call the guards": "drop event trigger guard_storage_drops",
};

for (const [deed, statement] of Object.entries(refusedByHosted)) {
  Deno.test(`migrations cannot ${deed}, as on hosted Supabase`, async () => {
    await using database = await testDatabase();
    await assert.rejects(database.sql.unsafe(statement), { code: "42501" });
  });
}

Deno.test("migrations may do what hosted Supabase allows on the platform's tables", async () => {
  await using database = await testDatabase();
  await database.sql.unsafe(`
    create policy "Anyone may read" on storage.objects for select to authenticated using (true);
    drop policy "Anyone may read" on storage.objects;
    create policy "Anyone may hear" on realtime.messages for select to authenticated using (true);
    create extension if not exists btree_gist with schema extensions;
    create function public.greet() returns trigger language plpgsql as $$ begin return new; end $$;
    create trigger greet after insert on auth.users for each row execute function public.greet();
    create table public.notes (author uuid references auth.users (id) on delete cascade);
    select from auth.users, storage.objects;`);
});

Deno.test("seedOnce() fills a database once in its life, or never", async () => {
  await using database = await testDatabase();
  await database.sql.unsafe("create table public.notes (id int)");
  await using folder = await folderOf({ "seed.sql": "insert into public.notes values (1)" });
  await seedOnce(database.sql, `${folder.path}/seed.sql`);
  await seedOnce(database.sql, `${folder.path}/seed.sql`);
  assert.equal((await database.sql`select from public.notes`).length, 1);
  await using empty = await testDatabase();
  await seedOnce(empty.sql, undefined);
  await seedOnce(empty.sql, `${folder.path}/missing.sql`);
});
