import assert from "node:assert/strict";
import * as z from "zod/mini";
import { Presence, StaffedProfessional } from "../../edge/domain/presence.ts";
import { Room } from "../../edge/domain/room.ts";
import { ServedServices, Service } from "../../edge/domain/service.ts";
import { clinic } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

Deno.test("Rooms are added by owners and listed by name for all members", async () => {
  const house = await clinic(api.sql);
  const path = `/establishments/${house.id}/rooms`;
  const owner = await api.as(house.members.owner);
  const answer = await owner.post(path, { name: "  Consultório 9 " });
  assert.equal(answer.status, 201);
  const made = answer.read(Room);
  assert.equal(made.name, "Consultório 9");
  const listed = (await (await api.as(house.members.doctor)).get(path)).read(z.array(Room));
  assert.deepEqual(listed[0], made);
  assert.equal(listed.length, 2);
  const again = await owner.post(path, { name: "Consultório 9" });
  assert.deepEqual([again.status, again.problem().code], [409, "name_taken"]);
});

Deno.test("Services have a prefix in upper case", async () => {
  const house = await clinic(api.sql);
  const path = `/establishments/${house.id}/services`;
  const owner = await api.as(house.members.owner);
  assert.equal((await owner.post(path, { name: "Vacina", prefix: "v" })).read(Service).prefix, "V");
  const listed = (await owner.get(path)).read(z.array(Service));
  assert.deepEqual(listed.map(({ name, prefix }) => [name, prefix]), [["Atendimento", "A"], ["Vacina", "V"]]);
  const { errors } = (await owner.post(path, { name: "", prefix: "ABC" })).problem();
  assert.deepEqual(errors?.map(({ path, code }) => [path, code]), [["name", "required"], [
    "prefix",
    "invalid_format",
  ]]);
});

Deno.test("Rooms and services are not added by reception, nurses and doctors", async () => {
  const house = await clinic(api.sql);
  for (const role of ["receptionist", "nurse", "doctor"] as const) {
    const caller = await api.as(house.members[role]);
    for (
      const [path, body] of [["rooms", { name: "X" }], ["services", { name: "X", prefix: "X" }]] as const
    ) {
      const answer = await caller.post(`/establishments/${house.id}/${path}`, body);
      assert.deepEqual([answer.status, answer.problem().code], [403, "role_not_allowed"]);
    }
  }
});

const house = await clinic(api.sql);
const owner = await api.as(house.members.owner);

async function madeService(prefix: string): Promise<Service> {
  const body = { name: `Serviço ${prefix}`, prefix };
  return (await owner.post(`/establishments/${house.id}/services`, body)).read(Service);
}

Deno.test("PATCH services and rooms changes what is sent and leaves the rest", async () => {
  const made = await madeService("B");
  assert.deepEqual([made.triage_required, made.active], [null, true]);
  const changed = (await owner.patch(`/services/${made.id}`, { triage_required: true })).read(Service);
  assert.deepEqual(changed, { ...made, triage_required: true });
  const renamed = await owner.patch(`/services/${made.id}`, { name: " Exames ", triage_required: null });
  assert.deepEqual(renamed.read(Service), { ...made, name: "Exames" });
  const taken = await owner.patch(`/services/${made.id}`, { name: "Atendimento" });
  assert.deepEqual([taken.status, taken.problem().code], [409, "name_taken"]);
  const wrong = await owner.patch(`/services/${made.id}`, { prefix: "1" });
  assert.deepEqual(wrong.problem().errors?.map(({ path }) => path), ["prefix"]);
  const room = (await owner.patch(`/rooms/${house.room}`, { name: "Sala Azul" })).read(Room);
  assert.deepEqual(room, { id: house.room, name: "Sala Azul", active: true });
});

Deno.test("Nobody joins an inactive service or is called to an inactive room; who waits is served", async () => {
  const made = await madeService("C");
  const path = `/establishments/${house.id}`;
  const desk = await api.as(house.members.receptionist);
  const arrive = () => desk.post(`${path}/visits`, { patient: { name: "Ana" }, service_id: made.id });
  assert.equal((await arrive()).status, 201);
  await owner.patch(`/services/${made.id}`, { active: false });
  await owner.patch(`/rooms/${house.room}`, { active: false });
  const refused = [
    await arrive(),
    await desk.post(`${path}/queue/call-next`, { service_id: made.id, room_id: house.room }),
  ];
  assert.deepEqual(refused.map((answer) => answer.problem().errors?.map(({ path, code }) => [path, code])), [
    [["service_id", "inactive"]],
    [["room_id", "inactive"]],
  ]);
  assert.equal((await desk.post(`${path}/queue/call-next`, { service_id: made.id })).status, 200);
  await owner.patch(`/rooms/${house.room}`, { active: true });
});

Deno.test("DELETE services and rooms only while nothing refers to them, and never the last active service", async () => {
  const alone = await clinic(api.sql);
  const boss = await api.as(alone.members.owner);
  for (
    const answer of [
      await boss.delete(`/services/${alone.service}`),
      await boss.patch(`/services/${alone.service}`, { active: false }),
    ]
  ) assert.deepEqual([answer.status, answer.problem().code], [409, "last_service"]);
  const made = await madeService("D");
  await owner.post(`/professionals/${house.professional}/services`, { services: [made.id] });
  const served = await owner.delete(`/services/${made.id}`);
  assert.deepEqual([served.status, served.problem().code], [409, "in_use"], "somebody serves nothing else");
  await owner.post(`/professionals/${house.professional}/services`, { services: [] });
  assert.equal((await owner.delete(`/services/${made.id}`)).status, 204);
  assert.equal((await owner.delete(`/services/${made.id}`)).status, 404);
  const room = (await owner.post(`/establishments/${house.id}/rooms`, { name: "Sala 7" })).read(Room);
  assert.equal((await owner.delete(`/rooms/${room.id}`)).status, 204);
});

Deno.test("Two who deactivate the last two services at once leave one", async () => {
  const pair = await clinic(api.sql);
  const boss = await api.as(pair.members.owner);
  const body = { name: "Vacina", prefix: "V" };
  const second = (await boss.post(`/establishments/${pair.id}/services`, body)).read(Service);
  const answers = await Promise.all(
    [pair.service, second.id].map((id) => boss.patch(`/services/${id}`, { active: false })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
});

Deno.test("Services and rooms are changed by owners and admins only, and nobody sees another clinic's", async () => {
  const stranger = await api.as((await clinic(api.sql)).members.owner);
  const nurse = await api.as(house.members.nurse);
  for (const path of [`/services/${house.service}`, `/rooms/${house.room}`]) {
    for (const [caller, status] of [[nurse, 403], [stranger, 404]] as const) {
      assert.equal((await caller.patch(path, { name: "X" })).status, status, path);
      assert.equal((await caller.delete(path)).status, status, path);
    }
    assert.equal((await (await api.as(house.members.admin)).patch(path, { active: true })).status, 200);
  }
});

Deno.test("Presences: whoever is at work, on a pause with a reason or away, and what they serve", async () => {
  const list = `/establishments/${house.id}/presences`;
  const one = `/professionals/${house.professional}`;
  const desk = await api.as(house.members.receptionist);
  const bare = await desk.post(`${one}/presence`, { state: "on_pause" });
  assert.deepEqual(bare.problem().errors?.map(({ path }) => path), ["reason"]);
  const marked = (await desk.post(`${one}/presence`, { state: "at_work", room_id: house.room })).read(
    Presence,
  );
  assert.deepEqual([marked.state, marked.room_id], ["at_work", house.room]);
  const served = await owner.post(`${one}/services`, { services: [house.service] });
  assert.deepEqual(served.read(ServedServices), { services: [house.service] });
  assert.deepEqual((await desk.get(`${one}/services`)).read(ServedServices), { services: [house.service] });
  const [held] = (await desk.get(list)).read(z.array(StaffedProfessional));
  assert.deepEqual([held.professional_id, held.state, held.services], [
    house.professional,
    "at_work",
    [house.service],
  ]);
  await owner.post(`${one}/services`, { services: [] });
  const doctor = await api.as(house.members.doctor);
  assert.equal((await doctor.post(`${one}/presence`, { state: "away" })).status, 403, "not the own login");
  assert.equal((await doctor.post(`${one}/services`, { services: [] })).status, 403);
  const stranger = await api.as((await clinic(api.sql)).members.owner);
  for (const answer of [await stranger.get(list), await stranger.get(`${one}/services`)]) {
    assert.equal(answer.status, 404);
  }
});

Deno.test("call-next calls for what the caller serves, and says so of any other service", async () => {
  const pair = await clinic(api.sql);
  const boss = await api.as(pair.members.owner);
  const body = { name: "Vacina", prefix: "V" };
  const vaccines = (await boss.post(`/establishments/${pair.id}/services`, body)).read(Service);
  await boss.post(`/professionals/${pair.professional}/link`, { user_id: pair.members.doctor });
  await boss.post(`/professionals/${pair.professional}/services`, { services: [vaccines.id] });
  const path = `/establishments/${pair.id}`;
  await boss.post(`${path}/visits`, { patient: { name: "Ana" }, service_id: pair.service });
  const doctor = await api.as(pair.members.doctor);
  assert.equal((await doctor.post(`${path}/queue/call-next`)).status, 204, "nobody waits for vaccines");
  const { errors } = (await doctor.post(`${path}/queue/call-next`, { service_id: pair.service })).problem();
  assert.deepEqual(errors?.map(({ path, code }) => [path, code]), [["service_id", "not_served"]]);
  const desk = await api.as(pair.members.receptionist);
  assert.equal(
    (await desk.post(`${path}/queue/call-next`)).status,
    200,
    "who serves nothing in particular calls all",
  );
});
