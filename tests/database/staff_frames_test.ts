import assert from "node:assert/strict";
import * as z from "zod/mini";
import fc from "fast-check";
import { RISKS } from "../../edge/domain/risk.ts";
import { expandFrame, FrameQueue, StaffFrame } from "../../edge/domain/staff_frame.ts";
import { StaffQueue } from "../../edge/domain/staff_queue.ts";
import { ANNOUNCEMENTS, VISIT_ORIGINS, VISIT_OUTCOMES, VISIT_STATUSES } from "../../edge/domain/visit.ts";
import { user } from "../support/actors.ts";
import { clinic, professional, room, service, visits } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const moment = fc.option(fc.integer({ min: 0, max: 300 }).map(ago), { nil: undefined });

const wish = fc.record({
  status: fc.constantFrom(...VISIT_STATUSES),
  risk: fc.option(fc.constantFrom(...RISKS)),
  arrived_at: fc.integer({ min: 0, max: 300 }).map(ago),
  called_at: moment,
  started_at: moment,
});
/** What builders do not know of, by place. */
const more = fc.record({
  service: fc.nat(2),
  professional: fc.option(fc.nat(3)),
  room: fc.option(fc.nat(2)),
  scheduled_for: fc.option(fc.constantFrom(ago(5), ago(-90))),
  out_until: fc.option(fc.constantFrom(ago(5), ago(-20))),
  announced: fc.option(fc.constantFrom(...ANNOUNCEMENTS)),
  acknowledged_at: fc.option(fc.constant(ago(1))),
  worse_at: fc.option(fc.constant(ago(2))),
  call_times: fc.nat(4),
  outcome: fc.option(fc.constantFrom(...VISIT_OUTCOMES)),
  origin: fc.constantFrom(...VISIT_ORIGINS),
});

/** Instants of frames are whole seconds. */
function inSeconds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, inner) => {
    const isInstant = typeof inner === "string" && /^\d{4}-\d\d-\d\dT/.test(inner);
    return isInstant ? new Date(Math.floor(Date.parse(inner) / 1000) * 1000).toISOString() : inner;
  });
}

Deno.test("staff_frame(): expanded it says of every visit what staff_queue() says, but who it is", async () => {
  const people = fc.array(fc.tuple(wish, more), { minLength: 1, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(people, async (people) => {
      const house = await clinic(sql);
      const services = [house.service, await service(sql, house.id, "B"), await service(sql, house.id, "C")];
      const rooms = [house.room, await room(sql, house.id), await room(sql, house.id)];
      const staff = await Promise.all([0, 1, 2, 3].map(() => professional(sql, house.id)));
      // A and B share everybody, C has somebody of its own.
      for (const [i, one] of [house.professional, ...staff].entries()) {
        const served = i === 0 ? [services[2]] : services.slice(0, 2);
        await user(sql, house.members.owner).call(z.unknown(), "serve_services", one, { services: served });
      }
      const made = await visits(
        sql,
        house,
        people.map(([wish]) => ({
          ...wish,
          risk: wish.status === "awaiting_triage" ? null : wish.risk,
        })),
      );
      for (const [i, { id }] of made.entries()) {
        const { service, professional, room, announced, worse_at, ...rest } = people[i][1];
        const row = {
          ...rest,
          service_id: services[service],
          professional_id: professional === null ? null : staff[professional],
          room_id: room === null ? null : rooms[room],
          announced,
          announced_at: announced && new Date(),
          worse_at,
          worse_due_at: worse_at && ago(-8),
        };
        await sql`update public.visits set ${sql(row)} where id = ${id}`;
      }
      const [{ frame }] = await sql`select private.staff_frame(${house.id}) as frame`;
      const board = await user(sql, house.members.nurse).call(StaffQueue, "staff_queue", house.id);
      const [told, read] = [expandFrame(z.parse(StaffFrame, frame)), FrameQueue.parse(board)];
      assert.deepEqual(inSeconds({ ...told, at: null }), inSeconds({ ...read, at: null }));
    }),
    { numRuns: 12 },
  );
});

Deno.test("staff_frame() of 500 people stays within 40 kB, with whom they came for too", async () => {
  const house = await clinic(sql);
  const staff = await Promise.all(Array.from({ length: 8 }, () => professional(sql, house.id)));
  await visits(sql, house, Array.from({ length: 500 }, () => ({ risk: "yellow" as const })));
  await visits(sql, house, staff.map((one) => ({ status: "in_service" as const, professional_id: one })));
  const sizeOf = async () => {
    const [{ frame }] = await sql`select private.staff_frame(${house.id}) as frame`;
    return JSON.stringify(frame).length;
  };
  const plain = await sizeOf();
  assert.ok(plain <= 40_000, `${plain}`);
  await sql`update public.visits set requested_professional_id = ${
    staff[0]
  } where establishment_id = ${house.id}`;
  const requested = await sizeOf();
  assert.ok(requested <= 42_000, `${requested}`);
});
