import assert from "node:assert/strict";
import * as z from "zod/mini";
import { MEMBER_ROLES } from "../../edge/domain/member.ts";
import {
  PastVisits,
  Patient,
  PatientChart,
  PatientSummary,
  SimilarPatient,
} from "../../edge/domain/patient.ts";
import { type Clinic, clinic, cpfOf, patients, serial, visit, visits } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

const CHART = {
  name: " Maria da Silva ",
  social_name: "Mário Silva",
  cns: "700 0012 3456 7894",
  birth_date: "1990-02-28",
  phone: "(11) 98765-4321",
  email: "Maria@Example.com",
  priority: "disability",
  priority_note: "laudo apresentado",
  contacts: [{ name: "João", relation: "filho", phone: "(11) 98765-4322" }],
};

async function desk() {
  const house = await clinic(api.sql);
  const caller = await api.as(house.members.receptionist);
  return { house, caller, path: `/establishments/${house.id}/patients` };
}

Deno.test("POST patients opens a chart, stored bare, that any member reads and finds", async () => {
  const { house, caller, path } = await desk();
  const cpf = cpfOf(serial() + 500_000);
  const answer = await caller.post(path, { ...CHART, cpf: cpf.replace(/^(...)/, "$1.") });
  assert.equal(answer.status, 201, answer.text);
  const made = answer.read(Patient);
  assert.deepEqual(
    [made.name, made.cpf, made.cns, made.phone, made.email, made.contacts[0].phone, made.version],
    ["Maria da Silva", cpf, "700001234567894", "11987654321", "maria@example.com", "11987654322", 1],
  );
  for (const role of MEMBER_ROLES) {
    const member = await api.as(house.members[role]);
    const read = (await member.get(`/patients/${made.id}`)).read(PatientChart);
    assert.deepEqual([read.social_name, read.priority_note, read.visits], [
      "Mário Silva",
      "laudo apresentado",
      [],
    ]);
    const found = (await member.get(`${path}?q=MARIO`)).read(z.array(PatientSummary));
    assert.deepEqual(found.map(({ id }) => id), [made.id]);
  }
});

Deno.test("POST patients takes effect once per Idempotency-Key", async () => {
  const { house, caller, path } = await desk();
  const key = { "idempotency-key": crypto.randomUUID() };
  const [first, second] = [
    await caller.post(path, { name: "Ana" }, key),
    await caller.post(path, { name: "Ana" }, key),
  ];
  assert.equal(first.text, second.text);
  const rows = await api.sql`select from public.patients where establishment_id = ${house.id}`;
  assert.equal(rows.length, 1);
});

Deno.test("POST and PATCH patients name every wrong field at once", async () => {
  const { caller, path } = await desk();
  const wrong = {
    name: "",
    cpf: "529.982.247-26",
    cns: "700001234567895",
    birth_date: "2999-01-01",
    phone: "123",
    email: "nobody",
    priority: "vip",
    priority_until: "soon",
    contacts: [{ name: "João", phone: "123" }],
  };
  const told = (await caller.post(path, wrong, { "accept-language": "en" })).problem();
  const codes = Object.fromEntries(told.errors?.map((one) => [one.path, one.code]) ?? []);
  assert.deepEqual(codes, {
    name: "required",
    cpf: "invalid_cpf",
    cns: "invalid_cns",
    birth_date: "invalid_date",
    phone: "invalid_phone",
    email: "invalid_email",
    priority: "invalid_choice",
    priority_until: "invalid_date",
    "contacts.0.phone": "invalid_phone",
  });
  const { id } = (await caller.post(path, { name: "Ana" })).read(Patient);
  const patched = (await caller.patch(`/patients/${id}`, { version: 1, ...wrong })).problem();
  assert.equal(patched.errors?.length, Object.keys(codes).length);
  assert.deepEqual(
    (await caller.patch(`/patients/${id}`, { name: "Bia" })).problem().errors?.[0].path,
    "version",
  );
});

Deno.test("PATCH patients changes what it names, null empties, and a second chart may not have the document", async () => {
  const { caller, path } = await desk();
  const held = (await caller.post(path, CHART)).read(Patient);
  const changed = await caller.patch(`/patients/${held.id}`, {
    version: 1,
    phone: null,
    contacts: null,
    name: "Maria Souza",
  });
  const { phone, contacts, name, email, version } = changed.read(Patient);
  assert.deepEqual([phone, contacts, name, email, version], [
    null,
    [],
    "Maria Souza",
    "maria@example.com",
    2,
  ]);
  const other = (await caller.post(path, { name: "Bia" })).read(Patient);
  for (
    const answer of [
      await caller.patch(`/patients/${other.id}`, { version: 1, cns: CHART.cns }),
      await caller.post(path, { name: "Caio", cns: CHART.cns }),
    ]
  ) {
    const problem = answer.problem();
    assert.deepEqual([problem.code, problem.patient_id], ["chart_exists", held.id]);
  }
});

Deno.test("PATCH patients answers 409 with what changed when somebody saved in between", async () => {
  const { house, caller, path } = await desk();
  const { id } = (await caller.post(path, { name: "Ana" })).read(Patient);
  const nurse = await api.as(house.members.nurse);
  assert.equal((await nurse.patch(`/patients/${id}`, { version: 1, phone: "11987654321" })).status, 200);
  const late = await caller.patch(`/patients/${id}`, { version: 1, name: "Ana Lima" });
  assert.equal(late.status, 409);
  const { code, changed, current } = late.problem();
  assert.deepEqual([code, changed], ["version_conflict", ["phone"]]);
  const { phone, version, name } = Patient.parse(current);
  assert.deepEqual([phone, version, name], ["11987654321", 2, "Ana"]);
  assert.equal((await caller.patch(`/patients/${id}`, { version, name: "Ana Lima" })).status, 200);
});

Deno.test("GET patients leads from page to page of 50 by its Link, the search kept", async () => {
  const { house, caller, path } = await desk();
  await patients(api.sql, house.id, 101);
  const seen: string[] = [];
  const sizes: number[] = [];
  let query: string | undefined = "?q=paciente";
  while (query !== undefined) {
    const answer = await caller.get(path + query);
    const page = answer.read(z.array(PatientSummary));
    sizes.push(page.length);
    seen.push(...page.map(({ id }) => id));
    query = /^<(\?q=paciente&cursor=[0-9a-f-]+)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1];
  }
  assert.deepEqual([sizes, new Set(seen).size], [[50, 50, 1], 101]);
  assert.equal(
    (await caller.get(`${path}?cursor=${crypto.randomUUID()}`)).problem().errors?.[0].path,
    "cursor",
  );
});

Deno.test("POST patients/similar finds who may be meant, with the reason, and stores nothing", async () => {
  const { house, caller, path } = await desk();
  await caller.post(path, { name: "Maria José Conceição", birth_date: "1980-01-01" });
  const body = { name: "maria jose conceicao", birth_date: "1980-01-01" };
  const found = (await caller.post(`${path}/similar`, body)).read(z.array(SimilarPatient));
  assert.deepEqual(found.map(({ name, reason }) => [name, reason]), [["Maria José Conceição", "birth_date"]]);
  const other = await clinic(api.sql);
  const elsewhere = await api.as(other.members.nurse);
  const nobody = await elsewhere.post(`/establishments/${other.id}/patients/similar`, body);
  assert.deepEqual(nobody.read(z.array(SimilarPatient)), []);
  assert.equal((await caller.post(`${path}/similar`, { name: "A", cpf: "1" })).status, 422);
  const rows = await api.sql`select from public.patients where establishment_id = ${house.id}`;
  assert.equal(rows.length, 1);
});

Deno.test("GET patients/:id/visits goes on where the chart's own list ends", async () => {
  const { house, caller } = await desk();
  const [patient_id] = await patients(api.sql, house.id, 1);
  const wishes = Array.from({ length: 25 }, (_, i) => ({
    patient_id,
    status: "finished" as const,
    arrived_at: new Date(Date.UTC(2026, 0, 1 + i)),
    symptoms: "Febre",
  }));
  await visits(api.sql, house, wishes);
  const chart = (await caller.get(`/patients/${patient_id}`)).read(PatientChart);
  const rest = (await caller.get(`/patients/${patient_id}/visits?cursor=${chart.visits_next}`)).read(
    PastVisits,
  );
  assert.deepEqual([chart.visits.length, chart.visit_count, rest.visits.length, rest.next], [
    20,
    25,
    5,
    null,
  ]);
  assert.equal(rest.visits[0].symptoms, null);
  const doctor = await api.as(house.members.doctor);
  assert.equal((await doctor.get(`/patients/${patient_id}`)).read(PatientChart).visits[0].symptoms, "Febre");
});

Deno.test("Charts of another clinic are not found, whatever is asked of them", async () => {
  const { caller } = await desk();
  const other: Clinic = await clinic(api.sql);
  const { patient_id } = await visit(api.sql, other);
  const missing = await caller.get(`/patients/${crypto.randomUUID()}`);
  for (
    const answer of [
      await caller.get(`/patients/${patient_id}`),
      await caller.get(`/patients/${patient_id}/visits`),
      await caller.patch(`/patients/${patient_id}`, { version: 1, name: "Tomada" }),
      await caller.get(`/establishments/${other.id}/patients`),
      await caller.post(`/establishments/${other.id}/patients`, { name: "Intrusa" }),
      await caller.post(`/establishments/${other.id}/patients/similar`, { name: "Paciente" }),
    ]
  ) assert.deepEqual([answer.status, answer.text], [404, missing.text]);
});
