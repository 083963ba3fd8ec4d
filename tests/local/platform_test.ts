import assert from "node:assert/strict";
import postgres from "postgres";
import { preparePlatform } from "../../supabase/local/platform.ts";
import { testDatabase } from "../support/database.ts";

Deno.test("preparePlatform() may be applied again to a database in use", async () => {
  await using database = await testDatabase();
  const { sql, adminUrl } = database;
  await sql`insert into auth.users (id, email) values (gen_random_uuid(), 'ana@example.com')`;
  const grants = () =>
    sql`select oid::regclass::text as name, relacl::text from pg_class where relnamespace in (
      'public'::regnamespace, 'auth'::regnamespace, 'storage'::regnamespace, 'realtime'::regnamespace
    ) order by 1`;
  const before = await grants();
  await preparePlatform(adminUrl, "postgres");
  assert.deepEqual(await grants(), before);
  assert.equal((await sql`select from auth.users`).length, 1);
});

Deno.test("auth.uid(), role(), email() and jwt() say who is asking, and nothing when nobody is", async () => {
  await using database = await testDatabase();
  const who = async (claims: string) => {
    const [row] = await database.sql.begin(async (sql) => {
      await sql`select set_config('request.jwt.claims', ${claims}, true)`;
      return await sql`select auth.uid(), auth.role(), auth.email(), auth.jwt()`;
    });
    return { ...row };
  };
  const sub = "7f2c1a52-6f0e-4b3e-9a59-0a4f3f6f1f11";
  const claims = { sub, role: "authenticated", email: "ana@example.com" };
  assert.deepEqual(await who(JSON.stringify(claims)), {
    uid: sub,
    role: "authenticated",
    email: "ana@example.com",
    jwt: claims,
  });
  assert.deepEqual(await who(""), { uid: null, role: null, email: null, jwt: null });
});

Deno.test("the API's roles reach no table of auth, and lite reaches no row of the application", async () => {
  await using database = await testDatabase();
  const { sql } = database;
  for (const role of ["anon", "authenticated", "service_role"]) {
    const reading = sql.begin(async (sql) => {
      await sql.unsafe(`set local role ${role}`);
      await sql`select from auth.users`;
    });
    await assert.rejects(reading, { code: "42501" }, role);
  }
  await sql.unsafe(`
    create table public.notes (id int); insert into public.notes values (1);
    alter table public.notes enable row level security;
    create policy "Everything" on public.notes to anon, authenticated using (true)`);
  const lite = postgres(database.liteUrl, { max: 1 });
  const rows = await lite`select from public.notes`.finally(() => lite.end());
  assert.equal(rows.length, 0);
});
