import assert from "node:assert/strict";
import fc from "fast-check";
import postgres from "postgres";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { refusal, user } from "../support/actors.ts";
import { clinic, service } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

/** Zones with and without daylight saving, at odd offsets, and one that skips midnight itself. */
const ZONES = [
  "America/Sao_Paulo",
  "America/Noronha",
  "America/Rio_Branco",
  "America/New_York",
  "America/Havana",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "UTC",
];

const days = new Map(ZONES.map((zone) => [zone, new Intl.DateTimeFormat("en-CA", { timeZone: zone })]));

async function nextTicket(establishment: string, instant: Date, prefix = "A") {
  const [ticket] = await sql`
    select code, day::text from private.next_ticket(${establishment}, ${prefix}, ${instant})`;
  return { code: ticket.code, day: ticket.day };
}

Deno.test("ticket codes: without gaps or duplicates when many desks register at once and some fail", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const vaccines = await service(sql, house.id, "V");
  await using desks = pool(16);
  const work = Array.from({ length: 160 }, (_, i) => async () => {
    const place = i % 5 === 4 ? other : house;
    const desk = user(desks.sql, place.members.receptionist);
    const service_id = i % 5 === 3 ? vaccines : undefined;
    if (i % 4 === 1) {
      // Fails at the very end, when the code was taken already.
      const bad = { patient: { name: "Ana" }, service_id, symptoms: "x".repeat(3000) };
      await refusal(desk.call(CreatedVisit, "create_visit", place.id, bad));
      return null;
    }
    const data = { patient: { name: "Ana" }, service_id };
    return { place: place.id, ...await desk.call(CreatedVisit, "create_visit", place.id, data) };
  });
  const made = (await Promise.all(work.map((one) => one()))).filter((one) => one !== null);
  assert.equal(made.length, 120);
  for (const [place, prefix] of [[house.id, "A"], [house.id, "V"], [other.id, "A"]]) {
    const codes = made.filter((one) => one.place === place && one.code.startsWith(prefix)).map(({ code }) =>
      code
    );
    assert.ok(codes.length >= 20);
    assert.deepEqual(codes.sort(), codes.map((_, i) => `${prefix}${String(i + 1).padStart(3, "0")}`));
  }
});

Deno.test("ticket codes: start again with each local day, whatever the zone does with its clock", async () => {
  const houses = new Map<string, string>();
  for (const zone of ZONES) houses.set(zone, (await clinic(sql, { timezone: zone })).id);
  const zone = fc.constantFrom(...ZONES);
  const instant = fc.date({ min: new Date("2024-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
  const taken = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(zone, instant, fc.integer({ min: 1, max: 3 }), async (zone, instant, howMany) => {
      const day = days.get(zone)?.format(instant);
      for (let i = 0; i < howMany; i++) {
        const number = (taken.get(`${zone} ${day}`) ?? 0) + 1;
        taken.set(`${zone} ${day}`, number);
        assert.deepEqual(await nextTicket(houses.get(zone) ?? "", instant), {
          code: `A${String(number).padStart(3, "0")}`,
          day,
        });
      }
    }),
    { numRuns: 200 },
  );
});

Deno.test("ticket codes: the second before midnight and midnight are two days", async () => {
  const zones: [zone: string, midnight: string][] = [
    ["America/Sao_Paulo", "2026-11-22T03:00:00Z"],
    ["Asia/Kathmandu", "2026-11-21T18:15:00Z"],
    // Cuba's clocks go from 23:59:59 to 01:00:00, and from 00:59:59 back to 00:00:00.
    ["America/Havana", "2026-03-08T05:00:00Z"],
    ["America/Havana", "2026-11-01T04:00:00Z"],
  ];
  for (const [timezone, midnight] of zones) {
    const { id } = await clinic(sql, { timezone });
    const after = new Date(midnight);
    const before = new Date(after.getTime() - 1000);
    assert.equal((await nextTicket(id, before)).code, "A001", timezone);
    assert.equal((await nextTicket(id, before)).code, "A002", timezone);
    assert.equal((await nextTicket(id, after)).code, "A001", timezone);
    assert.equal((await nextTicket(id, before)).code, "A003", timezone);
  }
});

Deno.test("ticket codes: A999 is followed by A1000", async () => {
  const { id } = await clinic(sql);
  await sql`insert into private.ticket_counters values (${id}, '2026-11-21', 'A', 998)`;
  const noon = new Date("2026-11-21T15:00:00Z");
  assert.equal((await nextTicket(id, noon)).code, "A999");
  assert.equal((await nextTicket(id, noon)).code, "A1000");
});

/** Connections of their own, so that desks really are at it together. */
function pool(max: number) {
  const sql = postgres(db.url, { max, onnotice: () => {} });
  return { sql, [Symbol.asyncDispose]: () => sql.end({ timeout: 1 }) };
}
