import assert from "node:assert/strict";
import { CreatedEstablishment, Establishment, Profile } from "../../edge/domain/establishment.ts";
import { Patient } from "../../edge/domain/patient.ts";
import { Professional } from "../../edge/domain/professional.ts";
import { Room } from "../../edge/domain/room.ts";
import { StaffQueue } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { clinic, establishmentData, person, professionalData, visits } from "../support/builders.ts";
import { testApi } from "../edge/support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

/** Fields that nobody but the database decides. */
function smuggled(other: { id: string; owner: string }) {
  return {
    id: crypto.randomUUID(),
    establishment: other.id,
    establishment_id: other.id,
    user_id: other.owner,
    actor_id: other.owner,
    owner: other.owner,
    role: "owner",
    slug: "taken-over",
    version: 99,
    language: "xx",
    position: 1,
    number: 1,
    call_rank: 0,
    code: "X001",
    token: "x".repeat(24),
    arrived_at: "2020-01-01T00:00:00Z",
    called_at: "2020-01-01T00:00:00Z",
    created_at: "2020-01-01T00:00:00Z",
    updated_at: "2020-01-01T00:00:00Z",
    __proto__: { admin: true },
    constructor: { prototype: { admin: true } },
  };
}

async function scene() {
  const [house, other] = [await clinic(api.sql), await clinic(api.sql)];
  return {
    house,
    other,
    extra: smuggled({ id: other.id, owner: other.members.owner }),
    desk: await api.as(house.members.receptionist),
    owner: await api.as(house.members.owner),
  };
}

Deno.test("POST visits: establishment, place, code, token, status and times are not the caller's to set", async () => {
  const { house, other, extra, desk } = await scene();
  await visits(api.sql, house, [{}, {}]);
  const body = { ...extra, status: "called", patient: { name: "Maria", ...extra } };
  const made = (await desk.post(`/establishments/${house.id}/visits`, body)).read(CreatedVisit);
  assert.deepEqual([made.position, made.code], [3, "A001"]);
  assert.notEqual(made.token, extra.token);
  const [row] = await api.sql`select * from public.visits where id = ${made.id}`;
  assert.equal(row.establishment_id, house.id);
  assert.equal(row.status, "waiting");
  assert.ok(row.arrived_at.getFullYear() > 2020);
  assert.equal(row.called_at, null);
  const [chart] = await api.sql`select * from public.patients where id = ${row.patient_id}`;
  assert.equal(chart.establishment_id, house.id);
  assert.notEqual(chart.id, extra.id);
  const [{ count }] = await api
    .sql`select count(*)::int from public.visits where establishment_id = ${other.id}`;
  assert.equal(count, 0);
});

Deno.test("Acts: the establishment, the status and the author are not the caller's to set", async () => {
  const { house, other, extra, desk } = await scene();
  const [mine] = await visits(api.sql, house, [{}]);
  await visits(api.sql, other, [{}]);
  const answer = await desk.post(`/establishments/${house.id}/queue/call-next`, {
    ...extra,
    status: "finished",
  });
  assert.equal(answer.status, 200);
  assert.equal((await desk.post(`/visits/${mine.id}/call`, { ...extra, status: "finished" })).status, 200);
  const [{ status }] = await api.sql`select status from public.visits where id = ${mine.id}`;
  assert.equal(status, "called");
  const events = await api
    .sql`select actor_id, actor_role from public.visit_events where visit_id = ${mine.id}`;
  for (const { actor_id, actor_role } of events) {
    assert.deepEqual([actor_id, actor_role], [house.members.receptionist, "receptionist"]);
  }
  const foreign = (await (await api.as(other.members.owner)).get(`/establishments/${other.id}/queue`)).read(
    StaffQueue,
  );
  assert.equal(foreign.waiting.length, 1);
});

Deno.test("POST establishments: id, slug, owner and role are not the caller's to set", async () => {
  const { extra, other } = await scene();
  const user = await person(api.sql);
  const caller = await api.as(user);
  const body = { ...establishmentData({ name: "Clínica Nova" }), ...extra };
  const { id, slug } = (await caller.post("/establishments", body)).read(CreatedEstablishment);
  assert.notEqual(id, extra.id);
  assert.equal(slug, "clinica-nova");
  const held = (await caller.get(`/establishments/${id}`)).read(Establishment);
  assert.deepEqual([held.version, held.language], [1, "pt-BR"]);
  const members = await api.sql`select user_id, role from public.members where establishment_id = ${id}`;
  assert.deepEqual([...members], [{ user_id: user, role: "owner" }]);
  const theirs = (await (await api.as(other.members.owner)).get("/me")).read(Profile);
  assert.deepEqual(theirs.establishments.map((one) => one.id), [other.id]);
});

Deno.test("Professionals, rooms and services stay in the establishment of the path", async () => {
  const { house, other, extra, owner } = await scene();
  const path = `/establishments/${house.id}`;
  const made = (await owner.post(`${path}/professionals`, { ...professionalData(), ...extra })).read(
    Professional,
  );
  assert.notEqual(made.id, extra.id);
  assert.equal(made.establishment_id, house.id);
  const changed = (await owner.patch(`/professionals/${made.id}`, { ...extra, notes: "x" })).read(
    Professional,
  );
  assert.deepEqual(changed, { ...made, notes: "x", updated_at: changed.updated_at });
  assert.ok(new Date(changed.updated_at).getFullYear() > 2020);
  const room = (await owner.post(`${path}/rooms`, { name: "Nova", ...extra })).read(Room);
  assert.notEqual(room.id, extra.id);
  const [{ count }] = await api.sql`
    select (select count(*) from public.rooms where establishment_id = ${other.id})::int as count`;
  assert.equal(count, 1);
});

Deno.test("Nobody becomes a member, or another kind of member, through the API", async () => {
  const { house, extra, desk } = await scene();
  const before = await api
    .sql`select user_id, role from public.members where establishment_id = ${house.id} order by 1`;
  for (const path of ["", "/members", "/visits", "/rooms", "/professionals"]) {
    await desk.post(`/establishments/${house.id}${path}`, {
      ...extra,
      name: "Sala",
      patient: { name: "Maria" },
    });
  }
  const after = await api
    .sql`select user_id, role from public.members where establishment_id = ${house.id} order by 1`;
  assert.deepEqual([...after], [...before]);
});

Deno.test("Charts: establishment, merge and version are not the caller's to set", async () => {
  const { house, other, extra, desk } = await scene();
  const smuggling = { ...extra, merged_into: crypto.randomUUID(), search_text: "x" };
  const path = `/establishments/${house.id}/patients`;
  const made = (await desk.post(path, { ...smuggling, name: "Maria" })).read(Patient);
  assert.deepEqual([made.establishment_id, made.version, made.merged_into], [house.id, 1, null]);
  assert.notEqual(made.id, extra.id);
  const changed = await desk.patch(`/patients/${made.id}`, { ...smuggling, version: 1, name: "Maria Souza" });
  const { establishment_id, version, merged_into, created_at } = changed.read(Patient);
  assert.deepEqual([establishment_id, version, merged_into, created_at], [
    house.id,
    2,
    null,
    made.created_at,
  ]);
  const rows = await api.sql`select from public.patients where establishment_id = ${other.id}`;
  assert.equal(rows.length, 0);
});
