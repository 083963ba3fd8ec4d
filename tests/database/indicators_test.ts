import assert from "node:assert/strict";
import * as z from "zod/mini";
import fc from "fast-check";
import { Indicators } from "../../edge/domain/establishment.ts";
import { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { user } from "../support/actors.ts";
import { clinic, professional, visit, visits } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

async function snapshotOf(house: { id: string }) {
  const [{ answer }] = await sql`select private.queue_snapshot(${house.id}) as answer`;
  return z.parse(QueueSnapshot, answer);
}

Deno.test("indicators(): before triage counts as waiting, away for exams and called do not", async () => {
  const house = await clinic(sql);
  await visits(sql, house, [
    { status: "awaiting_triage" },
    { status: "waiting" },
    { status: "waiting" },
    { status: "called" },
    { status: "in_service" },
    { status: "awaiting_return" },
    { status: "finished" },
    { status: "finished", finished_at: new Date(Date.now() - 49 * 3600_000) },
    { status: "cancelled" },
    { status: "no_show" },
  ]);
  const answer = await user(sql, house.members.doctor).call(Indicators, "indicators", house.id);
  assert.deepEqual(answer, { waiting: 3, in_service: 1, finished_today: 1 });
});

Deno.test("indicators(): today is the establishment's day, in every zone", async () => {
  for (
    const timezone of ["America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Niue", "UTC"]
  ) {
    const house = await clinic(sql, { timezone });
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: timezone });
    const now = Date.now();
    const ends = Array.from({ length: 30 }, (_, hours) => new Date(now - hours * 3600_000));
    await visits(sql, house, ends.map((finished_at) => ({ status: "finished", finished_at })));
    const { finished_today } = await user(sql, house.members.owner).call(Indicators, "indicators", house.id);
    assert.equal(finished_today, ends.filter((end) => day.format(end) === day.format(now)).length, timezone);
  }
});

/** Whether a shift covers an hour of the day. */
const COVERS: Record<string, (hour: number) => boolean> = {
  morning: (hour) => hour >= 6 && hour < 14,
  afternoon: (hour) => hour >= 12 && hour < 20,
  night: (hour) => hour >= 18 || hour < 7,
  full_day: () => true,
};

Deno.test("service.professionals: without anybody seen at work, the active ones of the shift by local time", async () => {
  for (let offset = -12; offset <= 14; offset++) {
    // The names of these zones have the sign the other way round.
    const timezone = `Etc/GMT${offset <= 0 ? "+" : "-"}${Math.abs(offset)}`;
    const house = await clinic(sql, { timezone });
    for (const shift of ["morning", "morning", "afternoon", "night"]) {
      await professional(sql, house.id, { shift });
    }
    await professional(sql, house.id, { status: "on_leave" });
    await professional(sql, house.id, { status: "inactive" });
    const { service, at } = await snapshotOf(house);
    const hour = (Math.floor(at / 3600) + offset + 48) % 24;
    const shifts = ["full_day", "morning", "morning", "afternoon", "night"];
    assert.equal(service.professionals, shifts.filter((shift) => COVERS[shift](hour)).length, timezone);
  }
});

Deno.test("service.professionals: who is in service or finished within the hour, each once", async () => {
  const house = await clinic(sql);
  const [second, third, fourth] = [
    await professional(sql, house.id),
    await professional(sql, house.id),
    await professional(sql, house.id),
  ];
  const minutes = (ago: number) => new Date(Date.now() - ago * 60_000);
  await visits(sql, house, [
    { status: "finished", professional_id: house.professional, finished_at: minutes(61) },
    { status: "waiting", professional_id: house.professional },
  ]);
  assert.equal((await snapshotOf(house)).service.professionals, 4);
  await visits(sql, house, [
    { status: "in_service", professional_id: second },
    { status: "finished", professional_id: second, finished_at: minutes(10) },
    { status: "finished", professional_id: third, finished_at: minutes(59) },
    { status: "awaiting_return", professional_id: fourth, finished_at: minutes(5) },
  ]);
  assert.equal((await snapshotOf(house)).service.professionals, 3);
});

Deno.test("service.mean_minutes: null at first, then weighted towards the last, within half a minute and four hours", async () => {
  const durations = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(durations, fc.integer({ min: 0, max: 150 }), async (durations, samples) => {
      const house = await clinic(sql);
      const doctor = user(sql, house.members.doctor);
      assert.equal((await snapshotOf(house)).service.mean_minutes, null);
      let [mean, n] = [samples > 0 ? 20 : 0, samples];
      await sql`update public.queues set mean_minutes = ${samples > 0 ? 20 : null}, mean_samples = ${samples}
        where establishment_id = ${house.id}`;
      for (const duration of durations) {
        const { id } = await visit(sql, house, {
          status: "in_service",
          started_at: new Date(Date.now() - duration * 60_000),
        });
        await doctor.call(Visit, "finish_visit", id, {});
        n = Math.min(n + 1, 150);
        mean += (Math.min(Math.max(duration, 0.5), 240) - mean) / n;
      }
      const learned = (await snapshotOf(house)).service.mean_minutes ?? 0;
      assert.ok(Math.abs(learned - mean) < 0.02, `${learned} for ${mean}`);
    }),
    { numRuns: 25 },
  );
});
