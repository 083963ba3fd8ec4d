import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import * as z from "zod/mini";
import { codeOf, user } from "../support/actors.ts";
import { type Clinic, clinic, serial } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { fullClinic, tenantTables } from "../support/tenant_rows.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Archive = z.object({
  establishment: z.looseObject({ id: z.string() }),
  tables: z.array(z.object({ name: z.string(), rows: z.int() })),
  files: z.array(z.object({ bucket: z.string(), name: z.string() })),
});
const Contents = z.object({
  people: z.array(z.object({ user_id: z.string(), email: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
const Progress = z.object({
  id: z.string(),
  state: z.string(),
  done: z.int(),
  total: z.int(),
  moved_at: z.string(),
});
const Rows = z.object({ rows: z.array(z.looseObject({})), next: z.nullable(z.string()) });

async function readTable(house: Clinic, name: string) {
  const rows: Record<string, unknown>[] = [];
  let after: string | null = null;
  do {
    const [{ answer }]: { answer?: unknown }[] = await user(sql, house.members.owner).run((sql) =>
      sql`select private.archive_page(${house.id}, ${name}, ${after}) as answer`
    );
    const page = z.parse(Rows, answer);
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

Deno.test("archive: every table of the establishment, every row once, in pages, without secrets", async () => {
  const house = await fullClinic(sql, Array.from({ length: 1500 }, () => ({ status: "finished" as const })));
  await fullClinic(sql);
  const { tables, files, establishment } = await user(sql, house.members.owner)
    .call(Archive, "begin_archive", house.id);
  assert.equal(establishment.id, house.id);
  assert.deepEqual(files, [{ bucket: "logos", name: `${house.id}/logo.png` }]);
  const expected = (await tenantTables(sql)).filter((name) =>
    /^public\./.test(name) && name !== "public.queues"
  );
  assert.deepEqual(tables.map(({ name }) => `public.${name}`), expected);
  assert.equal(tables.find(({ name }) => name === "visits")?.rows, 1500);
  const contents = await user(sql, house.members.owner).call(Contents, "archive_contents", house.id);
  for (const { name, rows } of tables) {
    const read = await readTable(house, name);
    assert.equal(read.length, rows + (name === "audit_log" ? 1 : 0), name);
    assert.equal(new Set(read.map((row) => row.id ?? row.user_id ?? row.visit_id)).size, read.length, name);
    assert.ok(read.every((row) => row.establishment_id === house.id), name);
    assert.ok(read.every((row) => !("token" in row) && !("token_hash" in row)), name);
    const columns = contents.tables.find((one) => one.name === name)?.columns;
    assert.ok(read.every((row) => isDeepStrictEqual(Object.keys(row).sort(), columns?.toSorted())), name);
  }
});

Deno.test("archive: who worked here stands in it by e-mail, and no patient's login", async () => {
  const house = await fullClinic(sql);
  const { people } = await user(sql, house.members.owner).call(Contents, "archive_contents", house.id);
  assert.deepEqual(people.map((one) => one.user_id).sort(), Object.values(house.members).sort());
});

Deno.test("archive: tells how far it has come; what no process moves any more is broken", async () => {
  const house = await fullClinic(sql);
  const owner = user(sql, house.members.owner);
  const { id, rows } = await owner.call(
    z.object({ id: z.string(), rows: z.int() }),
    "begin_archive",
    house.id,
  );
  const note = (done: number, state: string) =>
    owner.run((sql) => sql`select private.note_archive(${house.id}, ${id}, ${done}, ${state})`);
  const read = async () => {
    const { state, done, total } = await owner.call(Progress, "read_archive", house.id, id);
    return { state, done, total };
  };
  const total = rows + 1;
  assert.deepEqual(await read(), { state: "begun", done: 0, total });
  await note(2, "running");
  assert.deepEqual(await read(), { state: "running", done: 2, total });
  await sql`update private.archives set moved_at = now() - interval '21 seconds' where id = ${id}`;
  assert.equal((await read()).state, "broken");
  await note(1_000_000, "finished");
  assert.deepEqual(await read(), { state: "finished", done: total, total });
  await assert.rejects(note(0, "lost"), /check/);
  const Described = z.object({ finished_at: z.nullable(z.string()) });
  assert.notEqual((await owner.call(Described, "describe_archive", house.id)).finished_at, null);
});

Deno.test("archive: another clinic's owner finds none of it", async () => {
  const [house, other] = [await fullClinic(sql), await fullClinic(sql)];
  const { id } = await user(sql, house.members.owner).call(
    z.looseObject({ id: z.string() }),
    "begin_archive",
    house.id,
  );
  for (const who of [other.members.owner, house.members.admin]) {
    const of = who === house.members.admin ? house.id : other.id;
    const code = who === house.members.admin ? "DNIED" : "NTFND";
    assert.equal(await codeOf(user(sql, who).call(Progress, "read_archive", of, id)), code);
    const noted = user(sql, who).run((sql) => sql`select private.note_archive(${of}, ${id}, 1, 'finished')`);
    assert.equal(await codeOf(noted), code);
  }
  assert.equal((await sql`select state from private.archives where id = ${id}`)[0].state, "begun");
});

Deno.test("archive: for owners only, and of no table that is not theirs", async () => {
  const house = await clinic(sql);
  const admin = user(sql, house.members.admin);
  assert.equal(await codeOf(admin.call(Archive, "begin_archive", house.id)), "DNIED");
  assert.equal(await codeOf(admin.call(z.unknown(), "archive_contents", house.id)), "DNIED");
  assert.equal(await codeOf(admin.call(z.unknown(), "describe_archive", house.id)), "DNIED");
  assert.equal(await codeOf(admin.call(Rows, "archive_page", house.id, "visits", "x")), "DNIED");
  for (
    const name of [
      "patient_accounts",
      "users",
      "idempotency_keys",
      "visits; drop table visits",
      `x${serial()}`,
    ]
  ) {
    const read = user(sql, house.members.owner).call(
      Rows,
      "archive_page",
      house.id,
      name,
      crypto.randomUUID(),
    );
    assert.equal(await codeOf(read), "INVLD", name);
  }
});
