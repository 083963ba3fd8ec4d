import assert from "node:assert/strict";
import * as z from "zod/mini";
import { ChartMerge } from "../../edge/domain/chart_merge.ts";
import { Patient, PatientChart, PatientSummary } from "../../edge/domain/patient.ts";
import { clinic, visit } from "../support/builders.ts";
import { chartLink } from "../support/people.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

async function pair(one: object = {}, other: object = {}) {
  const house = await clinic(api.sql);
  const caller = await api.as(house.members.receptionist);
  const path = `/establishments/${house.id}/patients`;
  const open = async (data: object) =>
    (await caller.post(path, { name: "Ana Souza", ...data })).read(Patient).id;
  return { house, caller, path, keep: await open(one), gone: await open(other) };
}

Deno.test("POST merge: the chart of the path stays, with what was chosen; undo parts them as they were", async () => {
  const { house, caller, path, keep, gone } = await pair({ name: "Ana Sousa", phone: "11987654321" }, {
    phone: "1133334444",
    email: "ana@example.com",
  });
  const { id: visitId } = await visit(api.sql, house, { patient_id: gone });
  const answer = await caller.post(`/patients/${keep}/merge`, { merge: gone, take: ["name"] });
  assert.equal(answer.status, 200, answer.text);
  const merge = answer.read(ChartMerge);
  const chart = (await caller.get(`/patients/${keep}`)).read(PatientChart);
  assert.deepEqual([chart.name, chart.phone, chart.email], ["Ana Souza", "11987654321", "ana@example.com"]);
  assert.deepEqual([chart.visits.map(({ id }) => id), chart.merges], [[visitId], [merge]]);
  const listed = async () =>
    (await caller.get(`${path}?q=ana`)).read(z.array(PatientSummary)).map(({ id }) => id);
  assert.deepEqual(await listed(), [keep]);
  assert.equal((await caller.get(`/patients/${gone}`)).read(PatientChart).merged_into, keep);
  const undone = (await caller.post(`/merges/${merge.id}/undo`)).read(ChartMerge);
  assert.notEqual(undone.undone_at, null);
  assert.deepEqual(new Set(await listed()), new Set([keep, gone]));
  const back = (await caller.get(`/patients/${keep}`)).read(PatientChart);
  assert.deepEqual([back.name, back.email, back.visits], ["Ana Sousa", null, []]);
  const again = (await caller.post(`/merges/${merge.id}/undo`)).problem();
  assert.deepEqual([again.code, again.current_status], ["merge_not_undoable", "undone"]);
});

Deno.test("POST merge refuses two open visits, two accounts, two documents and choices that are none", async () => {
  const busy = await pair();
  for (const patient_id of [busy.keep, busy.gone]) await visit(api.sql, busy.house, { patient_id });
  const code = async ({ caller, keep, gone }: Awaited<ReturnType<typeof pair>>, more: object = {}) =>
    (await caller.post(`/patients/${keep}/merge`, { merge: gone, ...more })).problem().code;
  assert.equal(await code(busy), "both_in_queue");
  const linked = await pair();
  for (const patient_id of [linked.keep, linked.gone]) {
    await chartLink(api.sql, linked.house.id, { patient_id });
  }
  assert.equal(await code(linked), "chart_linked");
  assert.equal(await code(await pair({ cpf: "52998224725" }, { cpf: "12345678909" })), "invalid_input");
  assert.equal(await code(await pair(), { take: ["cpf"] }), "invalid_input");
});

Deno.test("POST merge and undo are for the reception and those who run the clinic, never across clinics", async () => {
  const { house, caller, keep, gone } = await pair();
  for (const role of ["nurse", "doctor"] as const) {
    const member = await api.as(house.members[role]);
    assert.equal(
      (await member.post(`/patients/${keep}/merge`, { merge: gone })).problem().code,
      "role_not_allowed",
    );
  }
  const other = await pair();
  const foreign = await caller.post(`/patients/${keep}/merge`, { merge: other.gone });
  assert.deepEqual([foreign.status, foreign.problem().errors?.[0]], [422, {
    path: "merge",
    code: "unknown",
    message: "Isto não existe neste estabelecimento.",
  }]);
  const { id } = (await other.caller.post(`/patients/${other.keep}/merge`, { merge: other.gone })).read(
    ChartMerge,
  );
  assert.equal((await caller.post(`/merges/${id}/undo`)).status, 404);
  const nurse = await api.as(other.house.members.nurse);
  assert.equal((await nurse.post(`/merges/${id}/undo`)).status, 403);
});
