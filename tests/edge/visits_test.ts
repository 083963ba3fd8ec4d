import assert from "node:assert/strict";
import { StaffQueue, Visit } from "../../edge/domain/staff_queue.ts";
import { VISIT_STATUSES } from "../../edge/domain/visit.ts";
import { clinic, professional, visit } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

Deno.test("A visit goes from triage to its end over HTTP", async () => {
  const house = await clinic(api.sql);
  const nurse = await api.as(house.members.nurse);
  const { id } = await visit(api.sql, house, { status: "awaiting_triage" });
  const act = async (name: string, body: unknown) => {
    const answer = await nurse.post(`/visits/${id}/${name}`, body);
    assert.equal(answer.status, 200, answer.text);
    return answer.read(Visit);
  };
  const triaged = await act("triage", { risk: "yellow", symptoms: "Febre", notes: "38,5" });
  assert.deepEqual([triaged.status, triaged.risk, triaged.position], ["waiting", "yellow", 1]);
  const called = await act("call", { room_id: house.room });
  assert.deepEqual([called.status, called.room_id, called.position], ["called", house.room, null]);
  assert.equal((await act("call", {})).status, "called");
  assert.equal((await act("no-show", {})).status, "no_show");
  assert.equal((await act("return", { reason: "Estava no banheiro" })).status, "waiting");
  await act("call", {});
  const started = await act("start", { professional_id: house.professional });
  assert.deepEqual([started.status, started.professional_id], ["in_service", house.professional]);
  assert.equal((await act("finish", { outcome: "awaiting_return" })).status, "awaiting_return");
  await act("return", {});
  await act("call", {});
  await act("start", { professional_id: house.professional });
  assert.equal((await act("finish", {})).status, "finished");
  const queue = (await nurse.get(`/establishments/${house.id}/queue`)).read(StaffQueue);
  assert.deepEqual(queue.recent.map((one) => one.id), [id]);
  assert.equal(queue.indicators.finished_today, 1);
});

const BODIES: Record<string, (professional: string) => Record<string, unknown>> = {
  triage: () => ({ risk: "green" }),
  call: () => ({}),
  start: (professional_id) => ({ professional_id }),
  finish: () => ({}),
  cancel: () => ({ reason: "Desistiu" }),
  "no-show": () => ({}),
  return: () => ({}),
};

Deno.test("An act that the state does not allow answers 409 invalid_transition with that state", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const [{ allowed }] = await api.sql`
    select array_agg(replace(act::text, '_', '-') || ' ' || from_status) as allowed from private.visit_transitions`;
  for (const status of VISIT_STATUSES) {
    for (const [act, bodyFor] of Object.entries(BODIES)) {
      if (allowed.includes(`${act} ${status}`)) continue;
      const { id } = await visit(api.sql, house, { status });
      const answer = await owner.post(`/visits/${id}/${act}`, bodyFor(house.professional));
      assert.equal(answer.status, 409, `${act} of a visit that is ${status}: ${answer.text}`);
      const problem = answer.problem();
      assert.deepEqual([problem.code, problem.current_status], ["invalid_transition", status]);
    }
  }
});

Deno.test("invalid_transition says the state in the reader's words", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const { id } = await visit(api.sql, house, { status: "awaiting_triage" });
  const ask = async (language: string) =>
    (await owner.post(`/visits/${id}/finish`, {}, { "accept-language": language })).problem().detail;
  assert.match(await ask("pt-BR"), /"aguardando triagem"/);
  assert.match(await ask("en-GB"), /awaiting triage/);
});

Deno.test("The reception may not set the colour", async () => {
  const house = await clinic(api.sql);
  const desk = await api.as(house.members.receptionist);
  const { id } = await visit(api.sql, house, { status: "awaiting_triage" });
  const answer = await desk.post(`/visits/${id}/triage`, { risk: "red" });
  assert.equal(answer.status, 403);
  assert.equal(answer.problem().code, "role_not_allowed");
});

Deno.test("start needs a professional of this establishment who is active", async () => {
  const house = await clinic(api.sql);
  const other = await clinic(api.sql);
  const desk = await api.as(house.members.receptionist);
  const { id } = await visit(api.sql, house, { status: "called" });
  const start = (body: unknown) => desk.post(`/visits/${id}/start`, body, { "accept-language": "en" });
  const codes = async (body: unknown) =>
    (await start(body)).problem().errors?.map(({ path, code }) => [path, code]);
  assert.deepEqual(await codes({}), [["professional_id", "required"]]);
  assert.deepEqual(await codes({ professional_id: "someone" }), [["professional_id", "invalid_id"]]);
  assert.deepEqual(await codes({ professional_id: other.professional }), [["professional_id", "unknown"]]);
  const away = await professional(api.sql, house.id, { status: "on_leave" });
  const refused = (await start({ professional_id: away })).problem();
  assert.deepEqual(
    [refused.status, refused.code, refused.current_status, refused.detail],
    [409, "professional_not_active", "on_leave", "This professional is on leave."],
  );
});

Deno.test("cancel needs a reason", async () => {
  const house = await clinic(api.sql);
  const desk = await api.as(house.members.receptionist);
  const { id } = await visit(api.sql, house);
  for (const body of [{}, { reason: "  " }]) {
    const { errors } = (await desk.post(`/visits/${id}/cancel`, body)).problem();
    assert.deepEqual(errors?.map(({ path, code }) => [path, code]), [["reason", "required"]]);
  }
  assert.equal(
    (await desk.post(`/visits/${id}/cancel`, { reason: "Foi embora" })).read(Visit).status,
    "cancelled",
  );
});
