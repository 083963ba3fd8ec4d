import assert from "node:assert/strict";
import * as z from "zod/mini";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { StaffQueue } from "../../edge/domain/staff_queue.ts";
import { type Actor, codeOf, refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, cpfOf, patients, serial, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Chart = z.looseObject({ id: z.string(), name: z.string(), version: z.number() });
const Summary = z.object({
  id: z.string(),
  name: z.string(),
  social_name: z.nullable(z.string()),
  cpf: z.nullable(z.string()),
  cns: z.nullable(z.string()),
  birth_date: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  email: z.nullable(z.string()),
  open_visit: z.nullable(z.object({ id: z.string(), code: z.string(), status: z.string() })),
  last_visit_at: z.nullable(z.string()),
});
const Page = z.object({ patients: z.array(Summary), next: z.nullable(z.string()) });
type Page = z.infer<typeof Page>;

const nurseOf = (house: Clinic) => user(sql, house.members.nurse);

async function search(who: Actor, house: Clinic, query: string, cursor: string | null = null): Promise<Page> {
  const [{ answer }] = await who.run((sql) =>
    sql`select private.search_patients(${house.id}, ${query}, ${cursor}) as answer`
  );
  return z.parse(Page, answer);
}

const find = async (house: Clinic, query: string) =>
  (await search(nurseOf(house), house, query)).patients.map(({ name }) => name);

async function pathOf(attempt: Promise<unknown>): Promise<string> {
  const { code, detail } = await refusal(attempt);
  assert.equal(code, "INVLD", detail);
  return JSON.parse(detail ?? "").errors[0].path;
}

const open = (house: Clinic, data: object) => nurseOf(house).call(Chart, "create_patient", house.id, data);

const change = (house: Clinic, id: string, patch: object, version = 1) =>
  nurseOf(house).call(Chart, "update_patient", id, String(version), patch);

Deno.test("create_patient() stores documents and phones bare, and takes everything but the name as optional", async () => {
  const house = await clinic(sql);
  const cpf = cpfOf(serial());
  const chart = await open(house, {
    name: " Maria da Silva ",
    social_name: "Mário Silva",
    cpf: cpf.replace(/^(...)(...)/, "$1.$2."),
    cns: "700 0012 3456 7894",
    birth_date: "1990-02-28",
    phone: "(11) 98765-4321",
    email: "maria@example.com",
    priority: "disability",
    priority_note: "laudo apresentado",
    contacts: [{ name: "João", relation: "filho", phone: "11987654322" }],
  });
  assert.deepEqual([chart.name, chart.cpf, chart.cns, chart.phone], [
    "Maria da Silva",
    cpf,
    "700001234567894",
    "11987654321",
  ]);
  assert.equal((await open(house, { name: "Ana" })).cpf, null);
});

Deno.test("create_patient(), update_patient() name the field that is wrong", async () => {
  const house = await clinic(sql);
  const { id } = await open(house, { name: "Ana" });
  const wrong: Record<string, unknown> = {
    name: "",
    cpf: "529.982.247-26",
    cns: "700001234567895",
    birth_date: "30/02/1990",
    phone: "123",
    email: "nobody",
    priority: "vip",
    priority_until: "soon",
    contacts: [{ name: "João" }],
    merged_into: id,
    establishment_id: house.id,
    id,
  };
  for (const [field, value] of Object.entries(wrong)) {
    assert.equal(await pathOf(open(house, { name: "Ana", [field]: value })), field);
    assert.equal(await pathOf(change(house, id, { [field]: value })), field);
  }
});

Deno.test("create_patient(), update_patient(): one chart per CPF and CNS in an establishment, and whose it is", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const [cpf, cns] = [cpfOf(serial()), "898000000043208"];
  const first = await open(house, { name: "Ana", cpf, cns });
  await open(other, { name: "Ana", cpf, cns });
  const { id } = await open(house, { name: "Bia" });
  for (const data of [{ cpf }, { cns }]) {
    for (
      const attempt of [
        () => open(house, { name: "Ana", ...data }),
        () => change(house, id, data),
      ]
    ) {
      const { code, detail } = await refusal(attempt());
      assert.deepEqual([code, JSON.parse(detail ?? "")], ["HASCP", { id: first.id }]);
    }
  }
});

Deno.test("update_patient() changes what the patch names, and null empties a field", async () => {
  const house = await clinic(sql);
  const { id } = await open(house, { name: "Ana", phone: "11987654321", email: "ana@example.com" });
  const after = await change(house, id, { phone: null, social_name: "André" });
  assert.deepEqual([after.name, after.phone, after.email, after.social_name], [
    "Ana",
    null,
    "ana@example.com",
    "André",
  ]);
  assert.deepEqual((await change(house, id, { contacts: null }, 2)).contacts, []);
});

Deno.test("is_cns(): the published numbers hold, changed ones do not", async () => {
  const good = ["209876543210000", "700001234567894", "898000000043208"];
  const bad = [...good.map((cns) => cns.replace(/.$/, (digit) => String((Number(digit) + 1) % 10))), "", "7"];
  const rows = await sql`select private.is_cns(one) as holds from unnest(${[
    ...good,
    ...bad,
  ]}::text[]) as one`;
  assert.deepEqual(rows.map(({ holds }) => holds), [...good.map(() => true), ...bad.map(() => false)]);
});

Deno.test("search_patients() by name, preferred name, CPF, CNS and phone, accents and case ignored", async () => {
  const house = await clinic(sql);
  const cpf = cpfOf(serial());
  await open(house, { name: "Conceição Araújo", cpf, phone: "11987654321" });
  await open(house, { name: "João Araújo", social_name: "Joana", cns: "209876543210000" });
  await open(house, { name: "Zé" });
  assert.deepEqual(await find(house, ""), ["Conceição Araújo", "João Araújo", "Zé"]);
  assert.deepEqual(await find(house, "ARAUJO"), ["Conceição Araújo", "João Araújo"]);
  assert.deepEqual(await find(house, "conceicao"), ["Conceição Araújo"]);
  assert.deepEqual(await find(house, "araújo  con"), ["Conceição Araújo"]);
  assert.deepEqual(await find(house, "joana"), ["João Araújo"]);
  assert.deepEqual(await find(house, "ze"), ["Zé"]);
  assert.deepEqual(await find(house, `${cpf.slice(0, 3)}.${cpf.slice(3, 6)}`), ["Conceição Araújo"]);
  assert.deepEqual(await find(house, "(11) 98765-4321"), ["Conceição Araújo"]);
  assert.deepEqual(await find(house, "209 8765 4321 0000"), ["João Araújo"]);
  await open(house, { name: "Lia D'Ávila Sant-Anna" });
  for (const text of ["davila", "d'avila", "santanna lia", "sant anna"]) {
    assert.deepEqual(await find(house, text), ["Lia D'Ávila Sant-Anna"], text);
  }
  assert.deepEqual(await find(house, "%"), []);
  assert.deepEqual(await find(house, "a%a"), []);
});

Deno.test("search_patients() tells who is in the queue and when they last came, and shows no other clinic's", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const inside = await visit(sql, house);
  await visit(sql, other);
  const { patients: [found], next } = await search(nurseOf(house), house, "paciente");
  assert.equal(next, null);
  assert.deepEqual(found.open_visit, { id: inside.id, code: inside.code, status: "waiting" });
  assert.notEqual(found.last_visit_at, null);
  assert.equal((await find(house, "paciente")).length, 1);
});

Deno.test("search_patients() stands in the order of the names to be called by", async () => {
  const house = await clinic(sql);
  await open(house, { name: "Bruno", social_name: "Zulmira" });
  await open(house, { name: "Caio" });
  await open(house, { name: "Zé", social_name: "Ânia" });
  assert.deepEqual(await find(house, ""), ["Zé", "Caio", "Bruno"]);
  assert.deepEqual(await find(house, "zulmira"), ["Bruno"]);
});

Deno.test("search_patients() pages by 50 without gap or repetition, searching or not", async () => {
  const house = await clinic(sql);
  await patients(sql, house.id, 110);
  for (const query of ["", "pac"]) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await search(nurseOf(house), house, query, cursor);
      seen.push(...page.patients.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    assert.deepEqual([seen.length, new Set(seen).size], [110, 110]);
  }
});

Deno.test("read_patient() gives the whole chart and notes who read it", async () => {
  const house = await clinic(sql);
  const { id } = await open(house, { name: "Ana", priority: "autism", priority_note: "carteira CIPTEA" });
  const chart = await nurseOf(house).call(Chart, "read_patient", id);
  assert.deepEqual([chart.priority_note, chart.linked, chart.visits, chart.merges], [
    "carteira CIPTEA",
    false,
    [],
    [],
  ]);
  const [entry] = await sql`
    select action, actor_id, actor_role, patient_id from public.audit_log
    where establishment_id = ${house.id} order by id desc limit 1`;
  assert.deepEqual({ ...entry }, {
    action: "read",
    actor_id: house.members.nurse,
    actor_role: "nurse",
    patient_id: id,
  });
});

Deno.test("patients: the proof of a legal priority is read through functions only", async () => {
  const house = await clinic(sql);
  const look = nurseOf(house).run((sql) => sql`select priority_note from public.patients`);
  assert.equal(await codeOf(look), "42501");
});

Deno.test("visits begin with the chart's legal priority while it holds, unless the desk or the age says another", async () => {
  const house = await clinic(sql);
  const priorityOf = async (chart: object, data: object = {}) => {
    const { id } = await open(house, { name: "Ana", ...chart });
    const arrived = await nurseOf(house)
      .call(CreatedVisit, "create_visit", house.id, { patient_id: id, ...data });
    return (await sql`select priority from public.visits where id = ${arrived.id}`)[0].priority;
  };
  assert.equal(await priorityOf({ priority: "autism" }), "autism");
  assert.equal(await priorityOf({ priority: "pregnant", priority_until: "2999-01-01" }), "pregnant");
  assert.equal(await priorityOf({ priority: "pregnant", priority_until: "2020-01-01" }), null);
  assert.equal(await priorityOf({ priority: "autism" }, { priority: "blood_donor" }), "blood_donor");
  assert.equal(await priorityOf({ priority: "blood_donor", birth_date: "1930-01-01" }), "elderly_80");
});

Deno.test("staff_queue() calls people by the name they prefer", async () => {
  const house = await clinic(sql);
  const { id } = await open(house, { name: "João Araújo", social_name: "Joana Araújo" });
  await visit(sql, house, { patient_id: id });
  const board = await nurseOf(house).call(StaffQueue, "staff_queue", house.id);
  assert.equal(board.waiting[0].patient.name, "Joana Araújo");
});
