import assert from "node:assert/strict";
import { Indicators } from "../../edge/domain/establishment.ts";
import { StaffQueue, Visit } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { clinic, cpfOf, patients, serial, service, visit } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

/** A clinic and its receptionist. */
async function reception() {
  const house = await clinic(api.sql);
  return {
    house,
    desk: await api.as(house.members.receptionist),
    visits: `/establishments/${house.id}/visits`,
  };
}

Deno.test("POST visits gives code, token and place, and the queue shows the person", async () => {
  const { house, desk, visits } = await reception();
  const answer = await desk.post(visits, {
    patient: {
      name: "Maria da Silva",
      cpf: "529.982.247-25",
      phone: "11 98765-4321",
      birth_date: "1990-05-01",
    },
    symptoms: "Dor de cabeça",
  });
  assert.equal(answer.status, 201);
  const made = answer.read(CreatedVisit);
  assert.deepEqual([made.code, made.position], ["A001", 1]);
  assert.match(made.token, /^[\w-]{24}$/);
  const queue = (await desk.get(`/establishments/${house.id}/queue`)).read(StaffQueue);
  assert.deepEqual(queue.indicators, { waiting: 1, in_service: 0, finished_today: 0 });
  assert.deepEqual(queue.waiting.map(({ id, patient }) => [id, patient.name]), [[made.id, "Maria da Silva"]]);
  const counts = (await desk.get(`/establishments/${house.id}/indicators`)).read(Indicators);
  assert.deepEqual(counts, queue.indicators);
});

Deno.test("POST visits accepts a chart by id", async () => {
  const { house, desk, visits } = await reception();
  const [patient_id] = await patients(api.sql, house.id, 1);
  assert.equal((await desk.post(visits, { patient_id })).status, 201);
});

Deno.test("POST visits answers 409 already_in_queue with the ticket", async () => {
  const { desk, visits } = await reception();
  const body = { patient: { name: "Maria", cpf: cpfOf(serial()) } };
  const { id, code, token } = (await desk.post(visits, body)).read(CreatedVisit);
  const again = await desk.post(visits, body, { "accept-language": "en" });
  assert.equal(again.status, 409);
  const problem = again.problem();
  assert.equal(problem.code, "already_in_queue");
  assert.deepEqual(problem.ticket, { id, code, token });
  assert.equal(problem.detail, "This patient already has an open visit: ticket A001.");
});

Deno.test("POST visits needs the patient by chart or by data, not both and not neither", async () => {
  const { house, desk, visits } = await reception();
  const [patient_id] = await patients(api.sql, house.id, 1);
  for (const body of [{}, { patient_id, patient: { name: "Maria" } }]) {
    const answer = await desk.post(visits, body);
    assert.equal(answer.status, 422);
    assert.deepEqual(answer.problem().errors?.map(({ path, code }) => [path, code]), [[
      "patient",
      "exactly_one",
    ]]);
  }
});

Deno.test("POST visits names wrong fields by their path, in both languages", async () => {
  const { desk, visits } = await reception();
  const body = { patient: { name: " ", cpf: "111.111.111-11", birth_date: "2999-01-01" }, risk: "purple" };
  for (const [language, message] of [["pt-BR", "Este CPF não é válido."], ["en", "This CPF is not valid."]]) {
    const { errors } = (await desk.post(visits, body, { "accept-language": language })).problem();
    assert.deepEqual(
      errors?.map(({ path, code }) => [path, code]),
      [
        ["patient.name", "required"],
        ["patient.cpf", "invalid_cpf"],
        ["patient.birth_date", "invalid_date"],
        ["risk", "invalid_choice"],
      ],
    );
    assert.equal(errors?.[1].message, message);
  }
});

Deno.test("POST visits tells what does not exist here: service, professional, chart of others", async () => {
  const { desk, visits } = await reception();
  const other = await clinic(api.sql);
  const [patient_id] = await patients(api.sql, other.id, 1);
  const patient = { name: "Maria" };
  for (
    const [path, body] of [
      ["service_id", { patient, service_id: other.service }],
      ["professional_id", { patient, professional_id: other.professional }],
      ["patient_id", { patient_id }],
    ] as const
  ) {
    const answer = await desk.post(visits, body);
    assert.equal(answer.status, 422);
    assert.deepEqual(answer.problem().errors?.map(({ path, code }) => [path, code]), [[path, "unknown"]]);
  }
});

Deno.test("POST visits refuses a risk class from the reception with 403 role_not_allowed", async () => {
  const { house, desk, visits } = await reception();
  const body = { patient: { name: "Maria" }, risk: "yellow" };
  const refused = await desk.post(visits, body);
  assert.equal(refused.status, 403);
  assert.deepEqual([refused.problem().code, refused.problem().role], ["role_not_allowed", "receptionist"]);
  assert.equal((await (await api.as(house.members.nurse)).post(visits, body)).status, 201);
});

Deno.test("POST call-next calls by risk, then by arrival, and answers 204 when nobody waits", async () => {
  const { house, desk } = await reception();
  const path = `/establishments/${house.id}/queue/call-next`;
  await visit(api.sql, house, { risk: "green" });
  const urgent = await visit(api.sql, house, { risk: "orange" });
  const first = (await desk.post(path, { room_id: house.room })).read(Visit);
  assert.deepEqual([first.id, first.status, first.room_id], [urgent.id, "called", house.room]);
  assert.equal((await desk.post(path)).status, 200);
  const empty = await desk.post(path, {});
  assert.deepEqual([empty.status, empty.text], [204, ""]);
});

Deno.test("POST call-next keeps to the service asked for", async () => {
  const { house, desk } = await reception();
  await visit(api.sql, house);
  const exams = await service(api.sql, house.id, "E");
  const wanted = await visit(api.sql, { id: house.id, service: exams });
  const path = `/establishments/${house.id}/queue/call-next`;
  assert.equal((await desk.post(path, { service_id: exams })).read(Visit).id, wanted.id);
  assert.equal((await desk.post(path, { service_id: exams })).status, 204);
});

Deno.test("GET queue lists the visits under way where they belong", async () => {
  const { house, desk } = await reception();
  const waiting = await visit(api.sql, house);
  const triage = await visit(api.sql, house, { status: "awaiting_triage" });
  const away = await visit(api.sql, house, { status: "awaiting_return" });
  const called = await visit(api.sql, house, { status: "called" });
  const served = await visit(api.sql, house, { status: "in_service", professional_id: house.professional });
  const ended = await visit(api.sql, house, { status: "finished" });
  const queue = (await desk.get(`/establishments/${house.id}/queue`)).read(StaffQueue);
  const ids = (list: Visit[]) => list.map(({ id }) => id);
  assert.deepEqual(ids(queue.waiting), [waiting.id, triage.id, away.id]);
  assert.deepEqual(queue.waiting.map(({ position }) => position), [1, null, null]);
  assert.deepEqual([ids(queue.called), ids(queue.in_service), ids(queue.recent)], [[called.id], [served.id], [
    ended.id,
  ]]);
});
