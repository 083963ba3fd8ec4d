import assert from "node:assert/strict";
import * as z from "zod/mini";
import { placeOf, QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import { DisplayRow, TicketRow } from "../../edge/domain/public_queue.ts";
import { StaffFrame } from "../../edge/domain/staff_frame.ts";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { anonymous, refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, cpfOf, serial, visit, visits } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Id = z.optional(z.string());
/** Exactly these keys; `id` is what realtime adds to every payload. */
const Snapshot = z.strictObject({ ...QueueSnapshot.shape, id: Id });
const Frame = z.strictObject({ ...StaffFrame.shape, id: Id });

/** Messages of an establishment since the last look, oldest first. */
async function drain(house: Clinic) {
  const rows = await sql`
    delete from realtime.messages
    where topic in ${sql([`queue:${house.id}`, `staff:${house.id}`])} and event <> 'places'
    returning topic, event, extension, private, payload`;
  const of = (audience: string) => rows.filter(({ topic }) => topic === `${audience}:${house.id}`);
  return {
    rows,
    queue: of("queue").map(({ payload }) => z.parse(Snapshot, payload)),
    staff: of("staff").map(({ payload }) => z.parse(Frame, payload)),
  };
}

/** What an act has published: one message for each audience, of the version after `before`. */
async function published(house: Clinic, before: number) {
  const { rows, queue, staff } = await drain(house);
  assert.equal(rows.length, 2);
  for (const row of rows) {
    assert.deepEqual([row.event, row.extension, row.private], ["snapshot", "broadcast", true]);
  }
  assert.deepEqual([queue[0].version, staff[0].version], [before + 1, before + 1]);
  return { queue: queue[0], staff: staff[0] };
}

Deno.test("snapshots: each act publishes one version, once for patients and once for staff", async () => {
  const house = await clinic(sql, { triage_required: true });
  const doctor = user(sql, house.members.doctor);
  const made = await doctor.call(CreatedVisit, "create_visit", house.id, { patient: { name: "Ana" } });
  let { queue } = await published(house, 0);
  assert.deepEqual(queue.triage.map(({ code }) => code), ["A001"]);
  const acts: [name: string, data: object, phase: string | undefined][] = [
    ["triage_visit", { risk: "green" }, "waiting"],
    ["call_visit", { room_id: house.room }, "called"],
    ["call_visit", {}, "called"],
    ["start_visit", { professional_id: house.professional }, "in_service"],
    ["finish_visit", { outcome: "awaiting_return" }, undefined],
    ["return_visit", {}, "waiting"],
    ["call_visit", {}, "called"],
    ["mark_no_show", {}, undefined],
    ["return_visit", {}, "waiting"],
    ["cancel_visit", { reason: "foi embora" }, undefined],
  ];
  for (const [i, [name, data, phase]] of acts.entries()) {
    await doctor.call(Visit, name, made.id, data);
    ({ queue } = await published(house, i + 1));
    const ticket = z.parse(TicketRow, await anonymous(sql).call(z.unknown(), "read_ticket", made.token));
    assert.equal(placeOf(queue, ticket.visit)?.phase, phase, name);
    assert.deepEqual(placeOf(ticket.snapshot, ticket.visit), placeOf(queue, ticket.visit), name);
  }
});

Deno.test("snapshots: calling again says so, and the last calls stand latest first with their rooms", async () => {
  const house = await clinic(sql);
  const doctor = user(sql, house.members.doctor);
  const made = await visits(sql, house, Array.from({ length: 10 }, () => ({})));
  for (const { id } of made) await doctor.call(Visit, "call_visit", id, { room_id: house.room });
  await doctor.call(Visit, "call_visit", made[0].id, {});
  await doctor.call(Visit, "return_visit", made[9].id, {});
  const queue = (await drain(house)).queue.sort((a, b) => b.version - a.version)[0];
  assert.deepEqual(queue.called.slice(0, 2).map(({ code, times }) => [code, times]), [[made[0].code, 2], [
    made[8].code,
    1,
  ]]);
  assert.deepEqual(queue.recent.map(({ code }) => code), [0, 9, 8, 7, 6, 5, 4, 3].map((i) => made[i].code));
  assert.deepEqual(queue.recent.map(({ number }) => number), [11, 10, 9, 8, 7, 6, 5, 4]);
  const [{ name }] = await sql`select name from public.rooms where id = ${house.room}`;
  assert.ok(queue.recent.every(({ room }) => room === name));
});

Deno.test("snapshots: calls of more than a day ago are no longer recent", async () => {
  const house = await clinic(sql);
  const hours = (ago: number) => new Date(Date.now() - ago * 3600_000);
  const [, kept] = await visits(sql, house, [
    { status: "finished", called_at: hours(25) },
    { status: "finished", called_at: hours(23) },
  ]);
  const { queue } = await drain(house);
  assert.deepEqual(queue[0].recent.map(({ code }) => code), [kept.code]);
});

Deno.test("snapshots: a statement over two establishments publishes to each its own", async () => {
  const [here, there] = [await clinic(sql), await clinic(sql)];
  const made = [await visit(sql, here), await visit(sql, there)];
  await Promise.all([drain(here), drain(there)]);
  await sql`update public.visits set risk = 'green' where id in ${sql(made.map(({ id }) => id))}`;
  for (const [i, house] of [here, there].entries()) {
    const { queue } = await published(house, 1);
    assert.deepEqual(queue.waiting.map(({ code }) => code), [made[i].code]);
  }
});

Deno.test("snapshots: a statement that changes nothing, and one that is undone, publish nothing", async () => {
  const house = await clinic(sql);
  const { id } = await visit(sql, house);
  await drain(house);
  await sql`update public.visits set risk = 'red' where id = ${crypto.randomUUID()}`;
  await refusal(user(sql, house.members.doctor).call(Visit, "finish_visit", id, {}));
  assert.equal((await drain(house)).rows.length, 0);
});

Deno.test("snapshots: whatever happens, no name, document, symptom, token or priority leaves", async () => {
  const house = await clinic(sql);
  const doctor = user(sql, house.members.doctor);
  const secrets = [
    "Zuleica",
    "Quitéria",
    "zuleica@example.com",
    "11955554444",
    "enxaqueca",
    "sigilo",
    "piorou",
  ];
  for (let i = 0; i < 3; i++) {
    const cpf = cpfOf(serial());
    const made = await doctor.call(CreatedVisit, "create_visit", house.id, {
      patient: { name: "Zuleica Quitéria", cpf, email: "zuleica@example.com", phone: "11955554444" },
      symptoms: "enxaqueca",
      priority: "pregnant",
    });
    secrets.push(cpf, made.token, "pregnant", "priority", "patient", "symptoms", "token");
    await doctor.call(Visit, "triage_visit", made.id, {
      risk: "yellow",
      symptoms: "enxaqueca",
      notes: "sigilo",
    });
    await doctor.call(Visit, "call_visit", made.id, { reason: "piorou" });
    await doctor.call(Visit, "start_visit", made.id, { professional_id: house.professional });
    await doctor.call(Visit, "finish_visit", made.id, {});
  }
  const rows =
    await sql`select row_to_json(m)::text as row from realtime.messages m where topic like ${`%:${house.id}`}`;
  // Five changes of each for two audiences, the call for the panels, and the clinic's room for the boards.
  assert.equal(rows.length, 34);
  for (const { row } of rows) {
    for (const secret of secrets) assert.ok(!row.includes(secret), `${secret} in ${row}`);
  }
});

Deno.test("queue_snapshot() of 500 people stays within 40 kB", async () => {
  const house = await clinic(sql);
  await visits(sql, house, Array.from({ length: 500 }, () => ({ risk: "yellow" as const })));
  await visits(
    sql,
    house,
    Array.from({ length: 10 }, () => ({ status: "called" as const, room_id: house.room })),
  );
  const { rows } = await drain(house);
  const sizes = rows.filter(({ topic }) => topic.startsWith("queue:")).map(({ payload }) =>
    JSON.stringify(payload).length
  );
  assert.ok(Math.max(...sizes) <= 40_000, `${sizes}`);
});

Deno.test("read_display() and read_ticket() show the place's name and zone and the anonymous queue", async () => {
  const house = await clinic(sql, { timezone: "America/Manaus" });
  const { id, code, token } = await visit(sql, house, {
    status: "called",
    room_id: house.room,
    risk: "green",
  });
  const place = {
    id: house.id,
    name: (await sql`select name from public.establishments where id = ${house.id}`)[0].name,
  };
  const door = anonymous(sql);
  const panel = z.parse(DisplayRow, await door.call(z.unknown(), "read_display", house.display));
  assert.deepEqual([panel.display.id, panel.display.name], [house.display, "Recepção"]);
  const told = { ...place, timezone: "America/Manaus", logo_path: null };
  assert.deepEqual(panel.establishment, told);
  const ticket = z.parse(TicketRow, await door.call(z.unknown(), "read_ticket", token));
  assert.deepEqual(ticket.establishment, { ...told, language: "pt-BR" });
  assert.deepEqual([ticket.visit.id, ticket.visit.code, ticket.visit.risk], [id, code, "green"]);
  assert.equal(ticket.visit.room, ticket.snapshot.called[0].room);
});
