import assert from "node:assert/strict";
import * as z from "zod/mini";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { codeOf, refusal, user } from "../support/actors.ts";
import { clinic, cpfOf, professional, room, serial, service, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Events = z.array(z.object({
  act: z.string(),
  actor_role: z.nullable(z.string()),
  skipped: z.nullable(z.int()),
  reason: z.nullable(z.string()),
}));

async function eventsOf(id: string) {
  return z.parse(
    Events,
    await sql`select act, actor_role, skipped, reason from public.visit_events where visit_id = ${id} order by id`,
  );
}

Deno.test("create_visit() finds the chart by CPF and fills in only what it lacks", async () => {
  const house = await clinic(sql);
  const reception = user(sql, house.members.receptionist);
  const cpf = cpfOf(serial());
  const [chart] = await sql`
    insert into public.patients ${
    sql({ establishment_id: house.id, name: "Maria", cpf, phone: "1133334444" })
  } returning id`;
  const made = await reception.call(CreatedVisit, "create_visit", house.id, {
    patient: {
      name: "Outra",
      cpf: cpf.replace(/^(.{3})/, "$1."),
      phone: "11 98888-7777",
      birth_date: "1990-05-01",
    },
  });
  const [row] = await sql`
    select p.id, p.name, p.phone, p.birth_date::text from public.visits v join public.patients p on p.id = v.patient_id
    where v.id = ${made.id}`;
  assert.deepEqual({ ...row }, {
    id: chart.id,
    name: "Maria",
    phone: "1133334444",
    birth_date: "1990-05-01",
  });
});

Deno.test("create_visit() opens a chart of its own in each establishment for the same CPF", async () => {
  const [here, there] = [await clinic(sql), await clinic(sql)];
  const patient = { name: "Maria", cpf: cpfOf(serial()) };
  await user(sql, here.members.receptionist).call(CreatedVisit, "create_visit", here.id, { patient });
  await user(sql, there.members.receptionist).call(CreatedVisit, "create_visit", there.id, { patient });
  const charts = await sql`select establishment_id from public.patients where cpf = ${patient.cpf}`;
  assert.deepEqual(new Set(charts.map((chart) => chart.establishment_id)), new Set([here.id, there.id]));
});

Deno.test("create_visit() derives the priority from the age, unless one is given", async () => {
  const house = await clinic(sql);
  const reception = user(sql, house.members.receptionist);
  const [{ today }] = await sql`select (now() at time zone 'America/Sao_Paulo')::date::text as today`;
  const born = (years: number) =>
    `${Number(today.slice(0, 4)) - years}${today.slice(4).replace("02-29", "02-28")}`;
  const priorityOf = async (patient: object, priority?: string) => {
    const data = { patient: { name: "Ana", ...patient }, priority };
    const { id } = await reception.call(CreatedVisit, "create_visit", house.id, data);
    return (await sql`select priority from public.visits where id = ${id}`)[0].priority;
  };
  assert.equal(await priorityOf({ birth_date: born(80) }), "elderly_80");
  assert.equal(await priorityOf({ birth_date: born(79) }), "elderly");
  assert.equal(await priorityOf({ birth_date: born(60) }), "elderly");
  assert.equal(await priorityOf({ birth_date: born(59) }), null);
  assert.equal(await priorityOf({}), null);
  assert.equal(await priorityOf({ birth_date: born(85) }, "pregnant"), "pregnant");
});

Deno.test("create_visit() refuses the patient who is already here, and says where they stand", async () => {
  const house = await clinic(sql);
  const open = await visit(sql, house);
  const reception = user(sql, house.members.receptionist);
  const { code, detail } = await refusal(
    reception.call(CreatedVisit, "create_visit", house.id, { patient_id: open.patient_id }),
  );
  assert.equal(code, "INQUE");
  assert.deepEqual(JSON.parse(detail ?? ""), { id: open.id, code: open.code, token: open.token });
});

Deno.test("create_visit() lets a nurse set the colour and refuses it to the reception", async () => {
  const house = await clinic(sql, { triage_required: true });
  const data = { patient: { name: "Ana" }, risk: "yellow" };
  const { code, detail } = await refusal(
    user(sql, house.members.receptionist).call(CreatedVisit, "create_visit", house.id, data),
  );
  assert.deepEqual([code, detail], ["DNIED", '{"role": "receptionist"}']);
  const made = await user(sql, house.members.nurse).call(CreatedVisit, "create_visit", house.id, data);
  assert.equal(made.position, 1);
  const unseen = await user(sql, house.members.nurse)
    .call(CreatedVisit, "create_visit", house.id, { patient: { name: "Bia" } });
  assert.equal(unseen.position, null);
});

Deno.test("create_visit() names the field that is wrong", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const doctor = user(sql, house.members.doctor);
  const pathOf = async (data: object) => {
    const { code, detail } = await refusal(doctor.call(CreatedVisit, "create_visit", house.id, data));
    assert.equal(code, "INVLD");
    return JSON.parse(detail ?? "").errors[0].path;
  };
  const patient = { name: "Ana" };
  const { patient_id } = await visit(sql, other, { status: "finished" });
  assert.equal(await pathOf({}), "patient");
  assert.equal(await pathOf({ patient: {} }), "patient.name");
  assert.equal(await pathOf({ patient: { name: "Ana", cpf: "529.982.247-26" } }), "patient.cpf");
  assert.equal(await pathOf({ patient: { name: "Ana", birth_date: "31/12/1990" } }), "patient.birth_date");
  assert.equal(await pathOf({ patient_id }), "patient_id");
  assert.equal(await pathOf({ patient_id: "1" }), "patient_id");
  assert.equal(await pathOf({ patient, risk: "purple" }), "risk");
  assert.equal(await pathOf({ patient, priority: "vip" }), "priority");
  assert.equal(await pathOf({ patient, service_id: other.service }), "service_id");
  assert.equal(await pathOf({ patient, professional_id: other.professional }), "professional_id");
});

Deno.test("triage_visit() is refused to the reception and moves a visit behind nobody of a lower class", async () => {
  const house = await clinic(sql, { triage_required: true });
  await visit(sql, house, { risk: "green" });
  const { id } = await visit(sql, house, { status: "awaiting_triage" });
  const reception = user(sql, house.members.receptionist);
  assert.equal(await codeOf(reception.call(Visit, "triage_visit", id, { risk: "red" })), "DNIED");
  const nurse = user(sql, house.members.nurse);
  const seen = await nurse.call(Visit, "triage_visit", id, { risk: "orange", notes: "dor no peito" });
  assert.deepEqual([seen.status, seen.risk, seen.position], ["waiting", "orange", 1]);
  const again = await nurse.call(Visit, "triage_visit", id, { risk: "blue" });
  assert.deepEqual([again.status, again.risk, again.position], ["waiting", "blue", 2]);
});

Deno.test("call_next() calls for a service, a room and a professional, and passes over who came for another", async () => {
  const house = await clinic(sql);
  const [other, vaccines] = [await professional(sql, house.id), await service(sql, house.id, "V")];
  const reception = user(sql, house.members.receptionist);
  const arrive = async (data: object) =>
    (await reception.call(CreatedVisit, "create_visit", house.id, { patient: { name: "Ana" }, ...data })).id;
  const forOther = await arrive({ professional_id: other });
  const anyone = await arrive({});
  const vaccine = await arrive({ service_id: vaccines });
  const next = async (data: object) => (await reception.call(z.nullable(Visit), "call_next", house.id, data));
  const first = await next({ professional_id: house.professional, room_id: house.room });
  assert.deepEqual([first?.id, first?.room_id, first?.professional_id], [
    anyone,
    house.room,
    house.professional,
  ]);
  assert.equal((await next({ service_id: vaccines }))?.id, vaccine);
  assert.equal(await next({ professional_id: house.professional }), null);
  assert.equal((await next({}))?.id, forOther);
  assert.equal(await next({}), null);
});

Deno.test("call_visit() out of turn notes who did it, why, and how many were skipped", async () => {
  const house = await clinic(sql);
  await visit(sql, house);
  await visit(sql, house, { status: "awaiting_triage" });
  const { id } = await visit(sql, house);
  const doctor = user(sql, house.members.doctor);
  await doctor.call(Visit, "call_visit", id, { reason: "piorou" });
  const again = await doctor.call(Visit, "call_visit", id, {});
  assert.equal(again.status, "called");
  assert.deepEqual(await eventsOf(id), [
    { act: "call", actor_role: "doctor", skipped: 1, reason: "piorou" },
    { act: "call", actor_role: "doctor", skipped: null, reason: null },
  ]);
});

Deno.test("call_visit() keeps the room on calling again and forgets it after a return", async () => {
  const house = await clinic(sql);
  const { id } = await visit(sql, house);
  const doctor = user(sql, house.members.doctor);
  const roomOf = async (act: string, data: object) => (await doctor.call(Visit, act, id, data)).room_id;
  const elsewhere = await room(sql, house.id);
  assert.equal(await roomOf("call_visit", { room_id: house.room }), house.room);
  assert.equal(await roomOf("call_visit", {}), house.room);
  assert.equal(await roomOf("call_visit", { room_id: elsewhere }), elsewhere);
  assert.equal(await roomOf("return_visit", {}), null);
  assert.equal(await roomOf("call_visit", {}), null);
});

Deno.test("start_visit() wants a professional of the establishment who is active", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const { id } = await visit(sql, house, { status: "called" });
  const away = await professional(sql, house.id, { status: "on_leave" });
  const doctor = user(sql, house.members.doctor);
  const refusedStart = (data: object) => codeOf(doctor.call(Visit, "start_visit", id, data));
  assert.equal(await refusedStart({}), "INVLD");
  assert.equal(await refusedStart({ professional_id: other.professional }), "INVLD");
  assert.equal(await refusedStart({ professional_id: away }), "PNACT");
  const started = await doctor.call(Visit, "start_visit", id, { professional_id: house.professional });
  assert.deepEqual([started.status, started.professional_id], ["in_service", house.professional]);
});

Deno.test("cancel_visit() wants a reason and keeps it", async () => {
  const house = await clinic(sql);
  const { id } = await visit(sql, house);
  const reception = user(sql, house.members.receptionist);
  assert.equal(await codeOf(reception.call(Visit, "cancel_visit", id, { reason: " " })), "INVLD");
  await reception.call(Visit, "cancel_visit", id, { reason: "foi embora" });
  assert.deepEqual(await eventsOf(id), [
    { act: "cancel", actor_role: "receptionist", skipped: null, reason: "foi embora" },
  ]);
});

Deno.test("return_visit() puts a no-show back by the first arrival, unless the patient came again", async () => {
  const house = await clinic(sql);
  const reception = user(sql, house.members.receptionist);
  const early = await visit(sql, house, { status: "no_show", arrived_at: new Date(Date.now() - 3600_000) });
  await visit(sql, house);
  const back = await reception.call(Visit, "return_visit", early.id, {});
  assert.deepEqual([back.status, back.position], ["waiting", 1]);
  const gone = await visit(sql, house, { status: "no_show" });
  const again = await visit(sql, house, { patient_id: gone.patient_id });
  const { code, detail } = await refusal(reception.call(Visit, "return_visit", gone.id, {}));
  assert.deepEqual([code, JSON.parse(detail ?? "").id], ["INQUE", again.id]);
});
