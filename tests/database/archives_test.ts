import assert from "node:assert/strict";
import * as z from "zod/mini";
import { refusal, user } from "../support/actors.ts";
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
  for (const { name, rows } of tables) {
    const read = await readTable(house, name);
    assert.equal(read.length, rows + (name === "audit_log" ? 1 : 0), name);
    assert.equal(new Set(read.map((row) => row.id ?? row.user_id)).size, read.length, name);
    assert.ok(read.every((row) => row.establishment_id === house.id), name);
    assert.ok(read.every((row) => !("token" in row) && !("token_hash" in row)), name);
  }
});

Deno.test("archive: for owners only, and of no table that is not theirs", async () => {
  const house = await clinic(sql);
  const admin = user(sql, house.members.admin);
  assert.equal((await refusal(admin.call(Archive, "begin_archive", house.id))).code, "DNIED");
  assert.equal((await refusal(admin.call(Rows, "archive_page", house.id, "visits", "x"))).code, "DNIED");
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
    assert.equal((await refusal(read)).code, "INVLD", name);
  }
});
