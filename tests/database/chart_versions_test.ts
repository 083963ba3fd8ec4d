import assert from "node:assert/strict";
import * as z from "zod/mini";
import { refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, cpfOf, patients, serial } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Chart = z.looseObject({ id: z.string(), version: z.number() });
const Stale = z.object({
  version: z.number(),
  current: z.looseObject({ phone: z.nullable(z.string()), version: z.number() }),
  changed: z.array(z.string()),
});

async function opened() {
  const house = await clinic(sql);
  const [id] = await patients(sql, house.id, 1);
  return { house, id };
}

const change = (house: Clinic, id: string, version: number, patch: object) =>
  user(sql, house.members.receptionist).call(Chart, "update_patient", id, String(version), patch);

async function staleness(attempt: Promise<unknown>) {
  const { code, detail } = await refusal(attempt);
  assert.equal(code, "STALE");
  return Stale.parse(JSON.parse(detail ?? ""));
}

Deno.test("update_patient() refuses an old version, and tells what changed since and how it is now", async () => {
  const { house, id } = await opened();
  await change(house, id, 1, { phone: "11987654321", priority_note: "laudo" });
  await change(house, id, 2, { email: "ana@example.com" });
  const told = await staleness(change(house, id, 1, { name: "Outro nome" }));
  assert.deepEqual([told.version, told.changed], [3, ["email", "phone", "priority_note"]]);
  assert.deepEqual([told.current.phone, told.current.version], ["11987654321", 3]);
  assert.deepEqual((await staleness(change(house, id, 2, { name: "Outro nome" }))).changed, ["email"]);
  const [{ name }] = await sql`select name from public.patients where id = ${id}`;
  assert.notEqual(name, "Outro nome");
});

Deno.test("update_patient() of two at once: one is saved, the other learns of it, 100 times", async () => {
  const { house, id } = await opened();
  for (let version = 1; version <= 100; version++) {
    const phones = [`119${version + 10_000_000}`, `119${version + 20_000_000}`];
    const outcomes = await Promise.allSettled(phones.map((phone) => change(house, id, version, { phone })));
    const saved = outcomes.findIndex(({ status }) => status === "fulfilled");
    assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
    const [row] = await sql`select phone, version::int from public.patients where id = ${id}`;
    assert.deepEqual({ ...row }, { phone: phones[saved], version: version + 1 });
  }
});

Deno.test("patients.version counts changes by whoever makes them, and nothing else", async () => {
  const { house, id } = await opened();
  const versionOf = async (chart: string) =>
    (await sql`select version::int from public.patients where id = ${chart}`)[0].version;
  assert.equal((await change(house, id, 1, {})).version, 1);
  await sql`update public.patients set updated_at = now() where id = ${id}`;
  assert.equal(await versionOf(id), 1);
  const cpf = cpfOf(serial() + 60_000);
  await change(house, id, 1, { cpf });
  const visit = { patient: { name: "Ana", cpf, phone: "11987654321" } };
  await user(sql, house.members.nurse).call(z.unknown(), "create_visit", house.id, visit);
  assert.equal(await versionOf(id), 3);
  assert.deepEqual((await staleness(change(house, id, 2, { phone: "1133334444" }))).changed, ["phone"]);
  const [other] = await patients(sql, house.id, 1);
  await user(sql, house.members.owner).call(z.unknown(), "merge_patients", id, other, {});
  assert.equal(await versionOf(other), 2);
});
