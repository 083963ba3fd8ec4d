import assert from "node:assert/strict";
import * as z from "zod/mini";
import { codeOf, user } from "../support/actors.ts";
import { type Clinic, clinic, cpfOf, serial } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Chart = z.looseObject({ id: z.string() });
const Suspects = z.array(z.looseObject({ id: z.string(), name: z.string(), reason: z.string() }));

const nurseOf = (house: Clinic) => user(sql, house.members.nurse);

const open = async (house: Clinic, data: object) =>
  (await nurseOf(house).call(Chart, "create_patient", house.id, data)).id;

/** `name: reason` of each suspect. */
const suspects = async (house: Clinic, data: object) =>
  (await nurseOf(house).call(Suspects, "similar_patients", house.id, data))
    .map(({ name, reason }) => `${name}: ${reason}`);

Deno.test("similar_patients() by document, whatever else is said", async () => {
  const house = await clinic(sql);
  const cpf = cpfOf(serial() + 70_000);
  await open(house, { name: "Conceição Araújo", cpf, birth_date: "1980-01-01" });
  await open(house, { name: "João", cns: "700001234567894" });
  assert.deepEqual(await suspects(house, { name: "Outra Pessoa", cpf, birth_date: "1990-05-05" }), [
    "Conceição Araújo: document",
  ]);
  assert.deepEqual(await suspects(house, { name: "X", cns: "700 0012 3456 7894" }), ["João: document"]);
});

Deno.test("similar_patients() finds the chart of a CPF that was typed at a kiosk, from either chart", async () => {
  const house = await clinic(sql);
  const cpf = cpfOf(serial() + 700_000);
  const known = await open(house, { name: "Conceição Araújo", cpf });
  const typed = await open(house, { name: "Totem" });
  await sql`update public.patients set claimed_cpf = ${cpf} where id = ${typed}`;
  assert.deepEqual(await suspects(house, { name: "Totem", except: typed }), ["Conceição Araújo: document"]);
  assert.deepEqual(await suspects(house, { name: "Conceição Araújo", cpf, except: known }), [
    "Totem: document",
  ]);
});

Deno.test("similar_patients() by a like name with the same birthday or phone, accents and case ignored", async () => {
  const house = await clinic(sql);
  await open(house, { name: "Maria José da Conceição", birth_date: "1980-01-01", phone: "11987654321" });
  const known = "Maria José da Conceição";
  assert.deepEqual(await suspects(house, { name: "MARIA JOSE CONCEICAO", birth_date: "1980-01-01" }), [
    `${known}: birth_date`,
  ]);
  assert.deepEqual(await suspects(house, { name: "maria jose conceição", phone: "(11) 98765-4321" }), [
    `${known}: phone`,
  ]);
  assert.deepEqual(await suspects(house, { name: "Pedro Conceição", phone: "11987654321" }), []);
  assert.deepEqual(await suspects(house, { name: "Carlos Alberto", birth_date: "1980-01-01" }), []);
});

Deno.test("similar_patients() by the name alone, unless documents or birthdays tell the two apart", async () => {
  const house = await clinic(sql);
  const cpf = cpfOf(serial() + 71_000);
  await open(house, { name: "Ana Souza", birth_date: "1980-01-01", cpf });
  assert.deepEqual(await suspects(house, { name: "ana  souza" }), ["Ana Souza: name"]);
  assert.deepEqual(await suspects(house, { name: "Ana Souza", birth_date: "1991-01-01" }), []);
  assert.deepEqual(await suspects(house, { name: "Ana Souza", cpf: cpfOf(serial() + 72_000) }), []);
  assert.deepEqual(await suspects(house, { name: "Ana Sousa" }), []);
  assert.deepEqual(await suspects(house, {}), []);
});

Deno.test("similar_patients() knows people by their preferred name too", async () => {
  const house = await clinic(sql);
  await open(house, { name: "João Araújo", social_name: "Joana Araújo", phone: "11987654321" });
  assert.deepEqual(await suspects(house, { name: "joana araujo" }), ["João Araújo: name"]);
  assert.deepEqual(await suspects(house, { name: "Joana P Araújo", phone: "11987654321" }), [
    "João Araújo: phone",
  ]);
});

Deno.test("similar_patients(): at most five, the likeliest first, without the one excepted and the merged", async () => {
  const house = await clinic(sql);
  const cpf = cpfOf(serial() + 73_000);
  const ids = [];
  for (let i = 0; i < 7; i++) ids.push(await open(house, { name: "Ana Souza" }));
  ids.push(await open(house, { name: "Ana Lima", cpf }));
  const found = await suspects(house, { name: "Ana Souza", cpf });
  assert.deepEqual([found.length, found[0], found[1]], [5, "Ana Lima: document", "Ana Souza: name"]);
  for (const one of ids.slice(2)) {
    await user(sql, house.members.owner).call(z.unknown(), "merge_patients", ids[0], one, {});
  }
  const rest = await nurseOf(house).call(Suspects, "similar_patients", house.id, {
    name: "Ana Souza",
    except: ids[0],
  });
  assert.deepEqual(rest.map(({ id }) => id), [ids[1]]);
});

Deno.test("similar_patients() looks into the own clinic only, and at nothing that is no chart's field", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  await open(other, { name: "Ana Souza", phone: "11987654321" });
  assert.deepEqual(await suspects(house, { name: "Ana Souza", phone: "11987654321" }), []);
  assert.equal(await codeOf(suspects(house, { name: "Ana", establishment_id: other.id })), "INVLD");
});
