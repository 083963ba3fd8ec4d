import assert from "node:assert/strict";
import * as z from "zod/mini";
import { Presence, StaffedProfessional } from "../../edge/domain/presence.ts";
import { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { codeOf, refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, professional, visit, visits } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const mark = (house: Clinic, who: string, data: object, as = house.members.receptionist) =>
  user(sql, as).call(Presence, "mark_presence", who, data);

async function atWork(house: Clinic): Promise<number> {
  const [{ answer }] = await sql`select private.queue_snapshot(${house.id}) as answer`;
  return z.parse(QueueSnapshot, answer).service.professionals;
}

const versionOf = async (house: Clinic) =>
  Number((await sql`select version from public.queues where establishment_id = ${house.id}`)[0].version);

Deno.test("mark_presence() keeps the history, tells everybody once, and the same again changes nothing", async () => {
  const house = await clinic(sql);
  const before = await versionOf(house);
  await mark(house, house.professional, { state: "at_work", room_id: house.room });
  await mark(house, house.professional, { state: "at_work", room_id: house.room });
  await mark(house, house.professional, { state: "on_pause", reason: "almoço" });
  const gone = await mark(house, house.professional, { state: "away" });
  assert.deepEqual([gone.state, gone.reason, gone.room_id], ["away", null, null]);
  assert.equal(await versionOf(house), before + 3);
  const history = await sql`
    select state, reason, until is null as present from public.presences
    where professional_id = ${house.professional} order by since, until nulls last`;
  assert.deepEqual(history.map((row) => ({ ...row })), [
    { state: "at_work", reason: null, present: false },
    { state: "on_pause", reason: "almoço", present: false },
    { state: "away", reason: null, present: true },
  ]);
  const all = await user(sql, house.members.nurse).call(
    z.array(StaffedProfessional),
    "read_presences",
    house.id,
  );
  assert.deepEqual(all.map(({ state, services }) => [state, services]), [["away", []]]);
});

Deno.test("mark_presence(): one's own by anybody, others' by owners, admins and the reception", async () => {
  const house = await clinic(sql);
  const other = await professional(sql, house.id);
  await sql`update public.professionals set user_id = ${house.members.doctor} where id = ${house.professional}`;
  await mark(house, house.professional, { state: "at_work" }, house.members.doctor);
  for (const role of ["nurse", "doctor"] as const) {
    assert.equal(
      await codeOf(mark(house, other, { state: "away" }, house.members[role])),
      "DNIED",
      role,
    );
  }
  for (const role of ["owner", "admin", "receptionist"] as const) {
    await mark(house, other, { state: "away" }, house.members[role]);
  }
});

Deno.test("mark_presence() names what is wrong: no state, a pause without a reason, a foreign room", async () => {
  const [house, elsewhere] = [await clinic(sql), await clinic(sql)];
  const pathOf = async (data: object) => {
    const { code, detail } = await refusal(mark(house, house.professional, data));
    assert.equal(code, "INVLD");
    return JSON.parse(detail ?? "").errors[0].path;
  };
  assert.equal(await pathOf({}), "state");
  assert.equal(await pathOf({ state: "asleep" }), "state");
  assert.equal(await pathOf({ state: "on_pause", reason: " " }), "reason");
  assert.equal(await pathOf({ state: "at_work", room_id: elsewhere.room }), "room_id");
  assert.equal((await sql`select from public.presences where establishment_id = ${house.id}`).length, 0);
});

Deno.test("professionals at work: what somebody marked wins over what was seen and over the shift", async () => {
  const house = await clinic(sql);
  const [second, third] = [await professional(sql, house.id), await professional(sql, house.id)];
  assert.equal(await atWork(house), 3, "by the shift");
  await mark(house, third, { state: "away" });
  assert.equal(await atWork(house), 2, "the shift, but who is away");
  const minutes = (ago: number) => new Date(Date.now() - ago * 60_000);
  await visits(sql, house, [
    { status: "finished", professional_id: house.professional, finished_at: minutes(10) },
    { status: "finished", professional_id: second, finished_at: minutes(10) },
  ]);
  assert.equal(await atWork(house), 2, "seen within the hour");
  await mark(house, second, { state: "on_pause", reason: "café" });
  assert.equal(await atWork(house), 1, "seen, but on a pause");
  await mark(house, third, { state: "at_work" });
  assert.equal(await atWork(house), 2, "not seen, but at work");
  await visit(sql, house, { status: "in_service", professional_id: second });
  assert.equal(await atWork(house), 3, "in service, whatever was marked");
  await sql`update public.presences set since = now() - interval '17 hours' where professional_id = ${third}`;
  assert.equal(await atWork(house), 2, "marked too long ago");
});

Deno.test("professionals at work: who has called somebody is, as long as that call is fresh", async () => {
  const house = await clinic(sql);
  const second = await professional(sql, house.id);
  await visits(sql, house, [
    { status: "in_service", professional_id: house.professional },
    { status: "called", professional_id: second },
  ]);
  assert.equal(await atWork(house), 2);
  await mark(house, second, { state: "on_pause", reason: "café" });
  assert.equal(await atWork(house), 1);
});

Deno.test("call_next() calls to the room where the professional is at work, unless another is named", async () => {
  const house = await clinic(sql);
  await mark(house, house.professional, { state: "at_work", room_id: house.room });
  await visits(sql, house, [{}, {}]);
  const next = (data: object) =>
    user(sql, house.members.doctor).call(z.nullable(Visit), "call_next", house.id, data);
  assert.equal((await next({ professional_id: house.professional }))?.room_id, house.room);
  assert.equal((await next({}))?.room_id, null);
});

Deno.test("mark_presence() by ten desks at once leaves one present mark", async () => {
  const house = await clinic(sql);
  await Promise.all(
    Array.from(
      { length: 10 },
      (_, i) => mark(house, house.professional, i % 2 ? { state: "away" } : { state: "at_work" }),
    ),
  );
  const [{ present }] = await sql`
    select count(*)::int as present from public.presences
    where professional_id = ${house.professional} and until is null`;
  assert.equal(present, 1);
});
