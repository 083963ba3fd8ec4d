import assert from "node:assert/strict";
import * as z from "zod/mini";
import { Pinboard, PinboardAnswers } from "../../../edge/domain/analytics/pinboard.ts";
import { planOf } from "../../../edge/domain/analytics/plan.ts";
import type { MemberRole } from "../../../edge/domain/member.ts";
import { clinic } from "../../support/builders.ts";
import { pinboard } from "../../support/pinboards.ts";
import { testApi } from "../support/test_api.ts";
import { madeUpPast } from "./past.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

const DAY = { kind: "relative", unit: "day", count: 1 } as const;
const TODAY = planOf({ period: { ...DAY, offset: 0 } });
const YESTERDAY = planOf({ period: { ...DAY, offset: 1 } });

/** A clinic and what its members do with pinboards. */
async function house() {
  const made = await clinic(api.sql);
  const as = async (role: MemberRole) => {
    const client = await api.as(made.members[role]);
    return {
      ...client,
      names: async () =>
        (await client.get(`/establishments/${made.id}/pinboards`)).read(z.array(Pinboard)).map(({ name }) =>
          name
        ),
      create: async (name: string) =>
        (await client.post(`/establishments/${made.id}/pinboards`, { name })).read(Pinboard),
    };
  };
  return { ...made, as };
}

Deno.test("a pinboard is its maker's until it is shared with roles, who see it and change nothing", async () => {
  const { as } = await house();
  const [nurse, doctor, admin] = [await as("nurse"), await as("doctor"), await as("admin")];
  const board = await nurse.create("Minha semana");
  assert.deepEqual([board.roles, board.is_mine, board.may_edit, board.pins], [[], true, true, []]);
  assert.deepEqual([await nurse.names(), await doctor.names(), await admin.names()], [
    ["Minha semana"],
    [],
    [],
  ]);
  for (const other of [doctor, admin]) assert.equal((await other.get(`/pinboards/${board.id}`)).status, 404);
  const path = `/pinboards/${board.id}`;
  const shared = (await nurse.patch(path, { roles: ["doctor", "admin"] })).read(Pinboard);
  assert.deepEqual(shared.roles, ["admin", "doctor"]);
  const seen = (await doctor.get(path)).read(Pinboard);
  assert.deepEqual([seen.is_mine, seen.may_edit], [false, false]);
  const attempts = [
    await doctor.patch(path, { name: "Outro" }),
    await doctor.delete(path),
    await doctor.post(`${path}/pins`, { title: "x", plan: TODAY }),
  ];
  for (const { status } of attempts) assert.equal(status, 403);
  assert.equal((await admin.patch(path, { name: "Semana da casa" })).read(Pinboard).may_edit, true);
  assert.deepEqual(await doctor.names(), ["Semana da casa"]);
  assert.equal((await nurse.patch(path, { roles: [] })).status, 200);
  assert.equal((await admin.get(path)).status, 404);
  assert.equal((await nurse.delete(path)).status, 204);
  assert.equal((await nurse.get(path)).status, 404);
});

Deno.test("answers are pinned, renamed, redrawn, put in order and taken off, twelve at most", async () => {
  const { as } = await house();
  const owner = await as("owner");
  const { id } = await owner.create("Quadro");
  const path = `/pinboards/${id}`;
  const pin = async (title: string, plan: unknown = TODAY) =>
    await owner.post(`${path}/pins`, { title, plan });
  const titles = (board: Pinboard) => board.pins.map(({ title }) => title);
  await pin("Um");
  const two = (await pin("Dois")).read(Pinboard);
  assert.deepEqual(titles(two), ["Um", "Dois"]);
  const [first, second] = two.pins.map((one) => one.id);
  assert.deepEqual(titles((await owner.patch(path, { order: [second, first] })).read(Pinboard)), [
    "Dois",
    "Um",
  ]);
  const changed = (await owner.patch(`${path}/pins/${first}`, { title: "Uma", chart: "table" })).read(
    Pinboard,
  );
  assert.deepEqual([changed.pins[1].title, changed.pins[1].plan?.chart], ["Uma", "table"]);
  assert.deepEqual(titles((await owner.delete(`${path}/pins/${second}`)).read(Pinboard)), ["Uma"]);
  assert.equal((await owner.delete(`${path}/pins/${second}`)).status, 404);
  assert.equal((await pin("Nada", { ...TODAY, measures: ["salaries"] })).status, 422);
  for (let number = 2; number <= 12; number++) assert.equal((await pin(`Número ${number}`)).status, 201);
  assert.equal((await pin("Treze")).problem().errors?.[0].code, "too_many");
});

Deno.test("figures of a pinboard are counted for its reader; a pin that counts no more says so", async () => {
  const past = await madeUpPast(api.sql, 60);
  const board = await pinboard(api.sql, past.clinic, {
    plans: [planOf({ period: { kind: "absolute", from: "2025-01-01", to: "2026-12-31" } }), TODAY, YESTERDAY],
  });
  await api.sql`
    insert into public.pins (establishment_id, pinboard_id, title, plan, place)
    values (${past.clinic.id}, ${board}, 'De outro tempo', '{"measures": ["beds"]}', 9)`;
  const doctor = await api.as(past.clinic.members.doctor);
  const { answers } = (await doctor.get(`/pinboards/${board}/answers`)).read(PinboardAnswers);
  assert.deepEqual(answers.map(({ title, is_live }) => [title, is_live]), [
    ["Consulta 1", true],
    ["Consulta 2", true],
    ["Consulta 3", false],
    ["De outro tempo", false],
  ]);
  assert.equal(answers[0].answer?.rows[0].measure_1, past.visits.length);
  assert.equal(answers[3].answer, null);
  const live = (await doctor.get(`/pinboards/${board}/answers?live=true`)).read(PinboardAnswers);
  assert.deepEqual(live.answers.map(({ title }) => title), ["Consulta 1", "Consulta 2"]);
  const stranger = await api.as((await clinic(api.sql)).members.owner);
  assert.equal((await stranger.get(`/pinboards/${board}/answers`)).status, 404);
});

Deno.test("a pinboard outlives its maker if it is shared, for owners and admins to look after", async () => {
  const { id, members, as } = await house();
  await pinboard(api.sql, { id, members }, { by: "nurse", name: "Só dela", roles: [] });
  const shared = await pinboard(api.sql, { id, members }, {
    by: "nurse",
    name: "De todos",
    roles: ["doctor"],
  });
  await api.sql`delete from public.members where user_id = ${members.nurse}`;
  const [admin, doctor] = [await as("admin"), await as("doctor")];
  assert.deepEqual([await admin.names(), await doctor.names()], [["De todos"], ["De todos"]]);
  assert.equal((await doctor.patch(`/pinboards/${shared}`, { name: "Dele" })).status, 403);
  assert.equal((await admin.patch(`/pinboards/${shared}`, { name: "Da casa" })).status, 200);
  const [{ count }] = await api
    .sql`select count(*)::int from public.pinboards where establishment_id = ${id}`;
  assert.equal(count, 1);
});

Deno.test("roles are those held in the pinboard's own clinic", async () => {
  const [here, there] = [await house(), await house()];
  const board = await pinboard(api.sql, here, { roles: ["admin"] });
  // A doctor here who is an admin elsewhere.
  await api.sql`insert into public.members (establishment_id, user_id, role)
    values (${there.id}, ${here.members.doctor}, 'admin')`;
  assert.equal((await (await here.as("doctor")).get(`/pinboards/${board}`)).status, 404);
  assert.equal((await (await here.as("admin")).get(`/pinboards/${board}`)).status, 200);
});
