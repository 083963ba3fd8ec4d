import assert from "node:assert/strict";
import * as z from "zod";
import { createBackground } from "../../edge/background.ts";
import { openDatabase } from "../../edge/data/database.ts";
import { createForecasts, type Forecasts } from "../../edge/forecasts.ts";
import { OwnTicket } from "../../edge/domain/own_ticket.ts";
import { Ticket } from "../../edge/domain/public_queue.ts";
import { WaitAccuracy } from "../../edge/domain/wait/accuracy.ts";
import { Model } from "../../edge/domain/wait/model.ts";
import { StaffWaits } from "../../edge/domain/wait/staff_waits.ts";
import { newModel } from "../../edge/domain/wait/priors.ts";
import { clinic, professional } from "../support/builders.ts";
import { liveDay, shiftClock } from "../support/clinic_day.ts";
import { testApi } from "./support/test_api.ts";

const GREEN = 4;
const DOCTORS = 2;

const api = await testApi();
const { sql } = api;
const clock = await shiftClock(api.database);
const house = await clinic(sql, { triage_required: true });
const nurse = await api.as(house.members.nurse);
const patient = api.bearing();
const tickets: Ticket[] = [];

const visits = await liveDay(house, clock, {
  length: 240,
  arrivals: 5,
  service: 12,
  professionals: [house.professional, await professional(sql, house.id)],
  staff: nurse,
  settled: async (minute, all) => {
    await forecastMade();
    const waiting = all.find(({ started, arrived }) => started === null && arrived + 3 <= minute);
    if (minute % 20 === 0 && waiting) {
      tickets.push((await patient.get(`/tickets/${waiting.token}`)).read(Ticket));
    }
  },
});
Deno.test.afterAll(async () => {
  await clock[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
});

/** The API tells waits anew after its answers; the clock stands still until it has. */
async function forecastMade(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const [row] = await sql`
      select m.updated_at = now() and (m.forecast -> 'waits' = '{}' or not exists (
        select from public.visits as v where v.establishment_id = m.establishment_id and v.status = 'waiting'
          and v.risk <> 'orange' and not m.forecast -> 'waits' ? v.id::text)) as done
      from private.wait_models as m where m.establishment_id = ${house.id}`;
    if (row?.done) return;
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

async function keptModel(): Promise<Model> {
  const [{ models }] = await sql`select models from private.wait_models where establishment_id = ${house.id}`;
  const [model] = z.array(z.unknown()).parse(models);
  return Model.parse(model);
}

/** What the API does besides its answers, awaited. */
async function besides<Result>(work: (forecasts: Forecasts) => Result): Promise<Awaited<Result>> {
  const database = openDatabase(api.database.url, { poolSize: 1 });
  const failures: unknown[] = [];
  const background = createBackground((_name, error) => failures.push(error));
  const result = await work(createForecasts(database, background));
  await background.settled();
  await database.close();
  assert.deepEqual(failures, []);
  return result;
}

/** What the API does after an act, awaited. */
const tellAnew = () => besides((forecasts) => forecasts.touch(house.id));

Deno.test("A clinic's model learns from its own day", async () => {
  const model = await keptModel();
  assert.ok(visits.length > 30);
  assert.ok(model.service[GREEN].n > newModel(model.clinic).service[GREEN].n + 10);
  assert.ok(Math.abs(model.service[GREEN].mean - 12) < 2, `${model.service[GREEN].mean} min`);
});

Deno.test("Tickets tell the model's wait once there is one, and none to urgent cases", () => {
  const told = tickets.flatMap(({ forecast }) => forecast ? [forecast] : []);
  assert.ok(told.length >= 3, `${told.length} tickets of ${tickets.length}`);
  for (const { about_minutes, up_to_minutes } of told) {
    assert.ok(up_to_minutes >= about_minutes && about_minutes % 5 === 0 && up_to_minutes % 5 === 0);
  }
  for (const { forecast, wait, risk } of tickets) {
    if (forecast) {
      const { professionals, usual_minutes, overtaking, ...shown } = forecast;
      assert.deepEqual(wait, shown);
      assert.ok(professionals > 0 && professionals <= DOCTORS && overtaking >= 0);
      assert.ok(usual_minutes > 5 && usual_minutes < 25, `${usual_minutes} min`);
    }
    if (risk === "orange") assert.deepEqual([forecast, wait], [undefined, null]);
  }
});

Deno.test("What was told is judged when the consultation begins, and members read how near it came", async () => {
  await tellAnew();
  const path = `/establishments/${house.id}/reports/waits`;
  const { all, by_risk, by_hour } = (await nurse.get(path)).read(WaitAccuracy);
  assert.ok(all.count >= 10, `${all.count} told waits`);
  assert.ok(all.error !== null && all.error < 20, `${all.error} min off`);
  assert.ok(all.kept !== null && all.kept > 0.6, `${all.kept} kept`);
  assert.equal(by_risk.reduce((sum, { count }) => sum + count, 0), all.count);
  assert.equal(by_hour.reduce((sum, { count }) => sum + count, 0), all.count);
  assert.ok(by_risk.every(({ risk }) => risk === "green" || risk === "yellow"));
  const { bound } = await keptModel();
  assert.ok(bound.bucket.some((factor) => factor !== 0), "no told wait was judged");
});

Deno.test("A ticket whose wait is old or lost is answered with the new one, which is the board's too, and so is its pass", async () => {
  const [{ id, token }] = await sql`
    select id, token from public.visits
    where establishment_id = ${house.id} and status = 'waiting' and risk in ('yellow', 'green', 'blue')
    order by arrived_at desc limit 1`;
  for (
    const lose of [
      sql`delete from private.wait_models`,
      sql`update private.wait_models set updated_at = '2020-01-01'`,
    ]
  ) {
    await lose;
    const [ticket, own] = await Promise.all([
      patient.get(`/tickets/${token}`).then((answer) => answer.read(Ticket)),
      patient.get(`/tickets/${token}/own`).then((answer) => answer.read(OwnTicket)),
    ]);
    const { waits } = (await nurse.get(`/establishments/${house.id}/queue/waits`)).read(StaffWaits);
    assert.ok(ticket.forecast && ticket.wait);
    const { about_minutes, up_to_minutes } = ticket.forecast;
    assert.deepEqual(ticket.wait, { about_minutes, up_to_minutes });
    assert.deepEqual([ticket.wait.about_minutes, ticket.wait.up_to_minutes], waits[id]);
    const [{ least }] = await sql`
      select (forecast -> 'at_least' ->> ${id})::int as least from private.wait_models where establishment_id = ${house.id}`;
    assert.equal(own.may_step_out, Math.min(30, least));
  }
});

Deno.test("Whoever thinks of coming is told the wait of each service, made anew where it is too old", async () => {
  await tellAnew();
  const told = () => besides((forecasts) => forecasts.ofNewcomers(house.id));
  const waits = await told();
  assert.deepEqual(Object.keys(waits), [house.service]);
  const { about_minutes, up_to_minutes } = waits[house.service];
  assert.ok(about_minutes >= 5 && up_to_minutes >= about_minutes && about_minutes % 5 === 0);
  await sql`update private.wait_models set updated_at = now() - interval '16 minutes' where establishment_id = ${house.id}`;
  assert.deepEqual(Object.keys(await told()), [house.service], "the first reader too");
});

Deno.test("Of a clinic without a model, or of none, nobody is told a wait", async () => {
  const other = await clinic(sql);
  for (const id of [other.id, crypto.randomUUID()]) {
    assert.deepEqual(await besides((forecasts) => forecasts.ofNewcomers(id)), {});
  }
});

Deno.test("Staff read what everybody who waits was told, hear of it when it changes, and strangers neither", async () => {
  await tellAnew();
  const path = `/establishments/${house.id}/queue/waits`;
  const { waits } = (await nurse.get(path)).read(StaffWaits);
  const [{ forecast }] = await sql`
    select forecast -> 'waits' as forecast from private.wait_models where establishment_id = ${house.id}`;
  const told = z.record(z.string(), z.object({ about_minutes: z.int(), up_to_minutes: z.int() }));
  const expected = Object.entries(told.parse(forecast))
    .map(([id, wait]) => [id, [wait.about_minutes, wait.up_to_minutes]]);
  assert.ok(expected.length > 0);
  assert.deepEqual(waits, Object.fromEntries(expected));
  const [{ least }] = await sql`
    select forecast -> 'at_least' as least from private.wait_models where establishment_id = ${house.id}`;
  for (const [id, minutes] of Object.entries(z.record(z.string(), z.int()).parse(least))) {
    assert.ok(minutes >= 0 && minutes <= waits[id][1]);
  }
  const heard = await sql`
    select payload from realtime.messages where topic = ${`staff:${house.id}`} and event = 'waits'`;
  assert.ok(heard.length > 0);
  for (const { payload } of heard) StaffWaits.parse(payload);
  const stranger = await api.as((await clinic(sql)).members.owner);
  assert.equal((await stranger.get(path)).problem().code, "not_found");
});

Deno.test("Nobody of another clinic reads how near told waits came", async () => {
  const other = await clinic(sql);
  const stranger = await api.as(other.members.owner);
  assert.equal((await stranger.get(`/establishments/${house.id}/reports/waits`)).problem().code, "not_found");
});

Deno.test("A model that is lost or of no use is made anew from the events, the same", async () => {
  await tellAnew();
  const kept = await keptModel();
  await sql`delete from private.wait_models where establishment_id = ${house.id}`;
  await tellAnew();
  assert.deepEqual(await keptModel(), kept);
  await sql`update private.wait_models set models = '[{"version": 0}]' where establishment_id = ${house.id}`;
  await tellAnew();
  await tellAnew();
  assert.deepEqual(await keptModel(), kept);
});

Deno.test("Of two that worked out the same, one is refused, and nothing is learned twice", async () => {
  const before = await keptModel();
  await Promise.all(Array.from({ length: 5 }, tellAnew));
  assert.deepEqual(await keptModel(), before);
});

Deno.test("Waits are told anew when somebody is marked", async () => {
  await sql`delete from private.wait_models where establishment_id = ${house.id}`;
  const marked = await (await api.as(house.members.owner)).post(
    `/professionals/${house.professional}/presence`,
    { state: "at_work" },
  );
  assert.equal(marked.status, 200);
  await forecastMade();
  const [kept] = await sql`select forecast from private.wait_models where establishment_id = ${house.id}`;
  assert.ok(kept, "nothing was told");
});
