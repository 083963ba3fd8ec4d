import assert from "node:assert/strict";
import { Departure, DepartureCheck } from "../../edge/domain/departure.ts";
import * as z from "zod/mini";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { clinic, room, service, visit, visits } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

Deno.test("transfer lets the patient wait elsewhere with class, arrival and history", async () => {
  const house = await clinic(api.sql);
  const exams = await service(api.sql, house.id, "E");
  const desk = await api.as(house.members.receptionist);
  for (const status of ["waiting", "called", "in_service"] as const) {
    const { id } = await visit(api.sql, house, {
      status,
      risk: "yellow",
      arrived_at: minutesAgo(40),
      professional_id: house.professional,
    });
    const sent = await desk.post(`/visits/${id}/transfer`, { service_id: exams, reason: "Exame" });
    assert.equal(sent.status, 200, sent.text);
    const seen = sent.read(Visit);
    assert.deepEqual(
      [seen.status, seen.service_id, seen.risk, seen.professional_id, seen.call_times],
      ["waiting", exams, "yellow", null, 0],
    );
    assert.ok(Date.parse(seen.arrived_at) < Date.now() - 39 * 60_000);
  }
});

Deno.test("transfer to another room keeps the state, and to a service with triage asks for a class", async () => {
  const house = await clinic(api.sql);
  const [exams, other] = [await service(api.sql, house.id, "E"), await room(api.sql, house.id)];
  await api.sql`update public.services set triage_required = true where id = ${exams}`;
  const desk = await api.as(house.members.receptionist);
  const called = await visit(api.sql, house, { status: "called", room_id: house.room });
  const moved = (await desk.post(`/visits/${called.id}/transfer`, { room_id: other })).read(Visit);
  assert.deepEqual([moved.status, moved.room_id], ["called", other]);
  const waiting = await visit(api.sql, house);
  assert.equal(
    (await desk.post(`/visits/${waiting.id}/transfer`, { service_id: exams })).read(Visit).status,
    "awaiting_triage",
  );
});

Deno.test("transfer names what is wrong and leaves the visit as it was", async () => {
  const [house, other] = [await clinic(api.sql), await clinic(api.sql)];
  const desk = await api.as(house.members.receptionist);
  const { id } = await visit(api.sql, house);
  const codes = async (body: object) =>
    (await desk.post(`/visits/${id}/transfer`, body)).problem().errors?.map(({ path, code }) => [path, code]);
  assert.deepEqual(await codes({}), [["service_id", "required"]]);
  assert.deepEqual(await codes({ service_id: other.service }), [["service_id", "unknown"]]);
  assert.deepEqual(await codes({ room_id: other.room }), [["room_id", "unknown"]]);
  const closed = await visit(api.sql, house, { status: "finished" });
  const refused = await desk.post(`/visits/${closed.id}/transfer`, { service_id: house.service });
  assert.deepEqual([refused.status, refused.problem().code], [409, "invalid_transition"]);
});

Deno.test("Who returns from exams is ranked as the clinic sets", async () => {
  for (const [rule, place] of [["arrival", 2], ["head", 1], ["return", 3]] as const) {
    const house = await clinic(api.sql);
    const doctor = await api.as(house.members.doctor);
    await api.sql`update public.establishments
      set queue_rules = jsonb_set(queue_rules, '{exam_return}', to_jsonb(${rule}::text)) where id = ${house.id}`;
    await visits(api.sql, house, [
      { risk: "green", arrived_at: minutesAgo(60) },
      { risk: "green", arrived_at: minutesAgo(20) },
    ]);
    const { id } = await visit(api.sql, house, {
      status: "in_service",
      risk: "green",
      arrived_at: minutesAgo(40),
    });
    await doctor.post(`/visits/${id}/finish`, { outcome: "awaiting_return" });
    assert.equal((await doctor.post(`/visits/${id}/return`, {})).read(Visit).position, place, rule);
  }
});

Deno.test("call stops at the clinic's limit, the no-show is left", async () => {
  const house = await clinic(api.sql);
  await api
    .sql`update public.establishments set queue_rules = queue_rules || '{"max_calls": 2}' where id = ${house.id}`;
  const desk = await api.as(house.members.receptionist);
  const { id } = await visit(api.sql, house);
  const call = () => desk.post(`/visits/${id}/call`, {});
  assert.equal((await call()).read(Visit).call_times, 1);
  assert.equal((await call()).read(Visit).call_times, 2);
  const refused = await call();
  assert.deepEqual([refused.status, refused.problem().code], [409, "call_limit_reached"]);
  assert.equal((await desk.post(`/visits/${id}/no-show`, {})).status, 200);
});

Deno.test("undo over HTTP: one's own last act, once; the outcome of a visit comes back too", async () => {
  const house = await clinic(api.sql);
  const doctor = await api.as(house.members.doctor);
  const { id } = await visit(api.sql, house, { status: "in_service" });
  assert.equal(
    (await doctor.post(`/visits/${id}/finish`, { outcome: "referred" })).read(Visit).outcome,
    "referred",
  );
  const back = (await doctor.post(`/visits/${id}/undo`)).read(Visit);
  assert.deepEqual([back.status, back.outcome, back.closed_at], ["in_service", null, null]);
  const again = (await doctor.post(`/visits/${id}/undo`)).problem();
  assert.deepEqual([again.status, again.code, again.current_status], [409, "not_undoable", "nothing"]);
});

Deno.test("Departures are listed and proved for those who run the house", async () => {
  const house = await clinic(api.sql);
  const [, second] = await visits(api.sql, house, [{}, {}]);
  const desk = await api.as(house.members.receptionist);
  assert.equal((await desk.post(`/visits/${second.id}/call`, {})).status, 422);
  await desk.post(`/visits/${second.id}/call`, { reason: "Piora do quadro" });
  const path = `/establishments/${house.id}/queue/departures`;
  const owner = await api.as(house.members.owner);
  const list = (await owner.get(path)).read(z.array(Departure));
  assert.deepEqual(list.map(({ reason, skipped }) => [reason, skipped]), [["Piora do quadro", 1]]);
  const today = new Intl.DateTimeFormat("sv", { timeZone: "America/Sao_Paulo" }).format();
  const count = async (query: string) => (await owner.get(path + query)).read(z.array(Departure)).length;
  assert.equal(await count(`?actor=${house.members.receptionist}&from=${today}&to=${today}`), 1);
  assert.equal(await count(`?actor=${house.members.owner}`), 0);
  assert.equal(await count("?to=2020-01-01"), 0);
  assert.equal(await count("?before=1"), 0);
  const file = await owner.get(`${path}.csv`);
  assert.match(file.text, /^\ufeff"number",.*\r\n1,.*"Piora do quadro",1,/s);
  const inPortuguese = await owner.get(`${path}.csv`, { "accept-language": "pt-BR" });
  assert.match(inPortuguese.text, /^\ufeff"number";.*\r\n1;.*"Piora do quadro";1;/s);
  assert.equal((await desk.get(`${path}.csv`)).status, 403);
  const stranger = await api.as((await clinic(api.sql)).members.owner);
  for (const below of ["", ".csv", "/check"]) assert.equal((await stranger.get(path + below)).status, 404);
  assert.equal((await owner.get(`${path}/check`)).read(DepartureCheck).whole, true);
  assert.equal((await desk.get(path)).status, 403);
});
