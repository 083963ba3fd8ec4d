import assert from "node:assert/strict";
import { StaffQueue, Visit } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { clinic, professionalData, visit } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

const withKey = (key: string = crypto.randomUUID()) => ({ "idempotency-key": key });

async function reception() {
  const house = await clinic(api.sql);
  return { house, desk: await api.as(house.members.owner), visits: `/establishments/${house.id}/visits` };
}

async function countVisits(establishment: string): Promise<number> {
  const [{ count }] = await api.sql`
    select count(*)::int from public.visits where establishment_id = ${establishment}`;
  return count;
}

Deno.test("The same key and body give the same answer with one effect", async () => {
  const { house, desk, visits } = await reception();
  const headers = withKey();
  const body = { patient: { name: "Maria" } };
  const [first, second] = [await desk.post(visits, body, headers), await desk.post(visits, body, headers)];
  assert.deepEqual([first.status, second.status], [201, 201]);
  assert.equal(second.text, first.text);
  assert.equal(await countVisits(house.id), 1);
});

Deno.test("The same key with another body, path or method is 409 idempotency_key_reused", async () => {
  const { house, desk, visits } = await reception();
  const headers = withKey();
  assert.equal((await desk.post(visits, { patient: { name: "Maria" } }, headers)).status, 201);
  for (
    const answer of [
      await desk.post(visits, { patient: { name: "Marta" } }, headers),
      await desk.post(`/establishments/${house.id}/rooms`, { name: "Sala" }, headers),
      await desk.post(`/establishments/${house.id}/queue/call-next`, { patient: { name: "Maria" } }, headers),
    ]
  ) assert.deepEqual([answer.status, answer.problem().code], [409, "idempotency_key_reused"]);
  assert.equal(await countVisits(house.id), 1);
});

Deno.test("Ten requests at once with one key have one effect and one answer", async () => {
  const { house, desk, visits } = await reception();
  const headers = withKey();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => desk.post(visits, { patient: { name: "Maria" } }, headers)),
  );
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
  assert.equal(new Set(answers.map((answer) => answer.read(CreatedVisit).id)).size, 1);
  assert.equal(await countVisits(house.id), 1);
});

Deno.test("call-next twice with one key calls one person, and 204 stays 204", async () => {
  const { house, desk } = await reception();
  await visit(api.sql, house);
  await visit(api.sql, house);
  const path = `/establishments/${house.id}/queue/call-next`;
  const headers = withKey();
  const [first, again] = [await desk.post(path, {}, headers), await desk.post(path, {}, headers)];
  assert.equal(again.read(Visit).id, first.read(Visit).id);
  const queue = (await desk.get(`/establishments/${house.id}/queue`)).read(StaffQueue);
  assert.deepEqual([queue.waiting.length, queue.called.length], [1, 1]);
  await desk.post(path);
  const nobody = withKey();
  assert.equal((await desk.post(path, {}, nobody)).status, 204);
  await visit(api.sql, house);
  assert.equal((await desk.post(path, {}, nobody)).status, 204);
  assert.equal((await desk.post(path, {})).status, 200);
});

Deno.test("Inserts of rows obey the key too", async () => {
  const { house, desk } = await reception();
  for (
    const [path, body] of [
      ["professionals", professionalData()],
      ["rooms", { name: "Sala 77" }],
      ["services", { name: "Vacina", prefix: "V" }],
    ] as const
  ) {
    const headers = withKey();
    const first = await desk.post(`/establishments/${house.id}/${path}`, body, headers);
    const again = await desk.post(`/establishments/${house.id}/${path}`, body, headers);
    assert.deepEqual([again.status, again.text], [201, first.text]);
  }
});

Deno.test("A failure keeps no key: the request may be tried again with it", async () => {
  const { house, desk } = await reception();
  const { id } = await visit(api.sql, house);
  const headers = withKey();
  const start = () => desk.post(`/visits/${id}/start`, { professional_id: house.professional }, headers);
  assert.equal((await start()).status, 409);
  assert.equal((await desk.post(`/visits/${id}/call`)).status, 200);
  assert.equal((await start()).status, 200);
});

Deno.test("Keys of two people do not meet", async () => {
  const { house, desk, visits } = await reception();
  const nurse = await api.as(house.members.nurse);
  const headers = withKey();
  assert.equal((await desk.post(visits, { patient: { name: "Maria" } }, headers)).status, 201);
  assert.equal((await nurse.post(visits, { patient: { name: "Outra" } }, headers)).status, 201);
  assert.equal(await countVisits(house.id), 2);
});

Deno.test("A key that is no key is refused", async () => {
  const { desk, visits } = await reception();
  for (const key of ["a b", "x".repeat(201), "é"]) {
    const answer = await desk.post(visits, { patient: { name: "Maria" } }, withKey(key));
    assert.equal(answer.status, 422);
    assert.deepEqual(answer.problem().errors?.map(({ path }) => path), ["idempotency-key"]);
  }
});
