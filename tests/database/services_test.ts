import assert from "node:assert/strict";
import * as z from "zod/mini";
import { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import { StaffQueue, Visit } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { codeOf, refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, professional, service } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Ids = z.array(z.string());

const serve = (house: Clinic, who: string, ...services: string[]) =>
  user(sql, house.members.owner).call(Ids, "serve_services", who, { services });

async function poolsOf(house: Clinic, ids: string[]): Promise<number[]> {
  const rows = await sql`select id, pool::int from public.services where establishment_id = ${house.id}`;
  return ids.map((id) => rows.find((row) => row.id === id)?.pool);
}

async function arrive(house: Clinic, service_id: string) {
  return await user(sql, house.members.receptionist)
    .call(CreatedVisit, "create_visit", house.id, { patient: { name: "Ana" }, service_id });
}

const callNext = (house: Clinic, data: object, as = house.members.receptionist) =>
  user(sql, as).call(z.nullable(Visit), "call_next", house.id, data);

Deno.test("serve_services(): one pool as long as somebody serves everything, else one for those who share people", async () => {
  const house = await clinic(sql);
  const [a, b, c] = [house.service, await service(sql, house.id, "B"), await service(sql, house.id, "C")];
  const nurse = await professional(sql, house.id);
  assert.deepEqual(await poolsOf(house, [a, b, c]), [0, 0, 0]);
  await serve(house, nurse, c);
  assert.deepEqual(await poolsOf(house, [a, b, c]), [0, 0, 0], "somebody still serves everything");
  assert.deepEqual((await serve(house, house.professional, b, a)).sort(), [a, b].sort());
  assert.deepEqual(await poolsOf(house, [a, b, c]), [0, 0, 1]);
  await serve(house, house.professional, a);
  assert.deepEqual(await poolsOf(house, [a, b, c]), [0, 1, 2]);
  await serve(house, nurse, b, c);
  assert.deepEqual(await poolsOf(house, [a, b, c]), [0, 1, 1]);
  await sql`update public.professionals set status = 'inactive' where id = ${nurse}`;
  assert.deepEqual(await poolsOf(house, [a, b, c]), [0, 1, 2]);
  await sql`delete from public.professionals where id = ${nurse}`;
  await serve(house, house.professional);
  assert.deepEqual(await poolsOf(house, [a, b, c]), [0, 0, 0]);
});

Deno.test("serve_services() is for owners and admins, and for services of the house", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  for (const role of ["receptionist", "nurse", "doctor"] as const) {
    const call = user(sql, house.members[role]).call(Ids, "serve_services", house.professional, {
      services: [],
    });
    assert.equal(await codeOf(call), "DNIED", role);
  }
  assert.equal(await codeOf(serve(house, house.professional, other.service)), "INVLD");
  assert.equal(await codeOf(serve(house, house.professional, "x")), "INVLD");
  const owner = user(sql, house.members.owner);
  assert.equal(await codeOf(owner.call(Ids, "serve_services", house.professional, {})), "INVLD");
});

Deno.test("places are counted in the pool, for patients, panels and staff alike", async () => {
  const house = await clinic(sql);
  const vaccines = await service(sql, house.id, "V");
  const nurse = await professional(sql, house.id);
  await serve(house, house.professional, house.service);
  await serve(house, nurse, vaccines);
  assert.deepEqual([
    (await arrive(house, house.service)).position,
    (await arrive(house, house.service)).position,
    (await arrive(house, vaccines)).position,
  ], [1, 2, 1]);
  const board = await user(sql, house.members.nurse).call(StaffQueue, "staff_queue", house.id);
  assert.deepEqual(board.waiting.map(({ position }) => position), [1, 2, 1]);
  const [{ answer }] = await sql`select private.queue_snapshot(${house.id}) as answer`;
  const snapshot = z.parse(QueueSnapshot, answer);
  assert.deepEqual(snapshot.waiting.map(({ pool }) => pool), [undefined, undefined, 1]);
  assert.deepEqual([snapshot.service.professionals, snapshot.service.pools], [2, [1, 1]]);
});

Deno.test("call_next() takes who waits for what the professional serves, or the caller", async () => {
  const house = await clinic(sql);
  const vaccines = await service(sql, house.id, "V");
  const nurse = await professional(sql, house.id);
  await sql`update public.professionals set user_id = ${house.members.nurse} where id = ${nurse}`;
  await serve(house, nurse, vaccines);
  const first = await arrive(house, house.service);
  const jab = await arrive(house, vaccines);
  const second = await arrive(house, vaccines);
  assert.equal((await callNext(house, { professional_id: nurse }))?.id, jab.id);
  assert.equal((await callNext(house, {}, house.members.nurse))?.id, second.id);
  assert.equal(await callNext(house, {}, house.members.nurse), null);
  const { code, detail } = await refusal(
    callNext(house, { professional_id: nurse, service_id: house.service }),
  );
  assert.deepEqual([code, JSON.parse(detail ?? "").errors[0].path], ["INVLD", "service_id"]);
  assert.equal((await callNext(house, {}))?.id, first.id);
});

Deno.test("call_next() passes over who has stepped out, whose place stays, until the pass ends", async () => {
  const house = await clinic(sql);
  const [out, other] = [await arrive(house, house.service), await arrive(house, house.service)];
  await sql`update public.visits set out_until = now() + interval '10 minutes' where id = ${out.id}`;
  const board = await user(sql, house.members.nurse).call(StaffQueue, "staff_queue", house.id);
  assert.deepEqual(board.waiting.map(({ id, position }) => [id, position]), [[out.id, 1], [other.id, 2]]);
  assert.equal((await callNext(house, {}))?.id, other.id);
  assert.equal(await callNext(house, {}), null);
  await sql`update public.visits set out_until = now() where id = ${out.id}`;
  assert.equal((await callNext(house, {}))?.id, out.id);
});

Deno.test("boards hear that services or rooms have changed, those of other clinics hear nothing", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const heard = async (id: string) =>
    (await sql`
      delete from realtime.messages where topic = ${`staff:${id}`} and event = 'places' returning payload, private`)
      .map(({ payload: { id: _, ...told }, private: isPrivate }) => ({ ...told, isPrivate }));
  await heard(house.id);
  await heard(other.id);
  const news = { places: true, isPrivate: true };
  const added = await service(sql, house.id, "B");
  assert.deepEqual(await heard(house.id), [news]);
  await sql`update public.services set name = 'Curativos' where id = ${added}`;
  await sql`update public.services set active = false where id = ${added}`;
  await sql`update public.rooms set name = 'Sala de gesso' where id = ${house.room}`;
  await sql`delete from public.services where id = ${added}`;
  assert.deepEqual(await heard(house.id), [news, news, news, news]);
  await sql`update public.services set triage_required = true where id = ${house.service}`;
  assert.deepEqual(await heard(house.id), [], "a board shows nothing of that");
  assert.deepEqual(await heard(other.id), []);
});
