import assert from "node:assert/strict";
import type postgres from "postgres";
import * as z from "zod/mini";
import { openDatabase } from "../../edge/data/database.ts";
import { Profile } from "../../edge/domain/establishment.ts";
import { StaffQueue } from "../../edge/domain/staff_queue.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { WaitAccuracy } from "../../edge/domain/wait/accuracy.ts";
import { Model } from "../../edge/domain/wait/model.ts";
import { Forecast } from "../../edge/domain/wait/work.ts";
import { renew } from "../../edge/forecasts.ts";
import { tellPastWaits } from "../../supabase/demo_waits.ts";
import { user } from "../support/actors.ts";
import { testDatabase } from "../support/database.ts";

const seed = await Deno.readTextFile(new URL("../../supabase/seed.sql", import.meta.url));

/** A database of its own with the demo clinic in it. */
async function seeded() {
  const db = await testDatabase();
  await db.sql.begin((sql) => sql.unsafe(seed));
  return db;
}

/** The demo clinic as it was filled, and one more in which somebody works. */
const [demo, other] = [await seeded(), await seeded()];
const { sql } = demo;
Deno.test.afterAll(async () => {
  await demo[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

const GREEN = 4;
const LOGINS = { dona: "owner", recepcao: "receptionist", enfermagem: "nurse", medica: "doctor" };

async function login(name: string, db = sql) {
  const [{ id }] = await db`select id from auth.users where email = ${`${name}@demo.vez`}`;
  return user(db, id);
}

Deno.test("seed: four people log in with the password and have their roles in one clinic", async () => {
  for (const [name, role] of Object.entries(LOGINS)) {
    const [row] = await sql`
      select encrypted_password = extensions.crypt('vez-demo-2026', encrypted_password) as opens, confirmed_at, (
        select count(*)::int from auth.identities where user_id = users.id and provider_id = users.id::text) as identities
      from auth.users where email = ${`${name}@demo.vez`}`;
    assert.ok(row.opens && row.confirmed_at);
    assert.equal(row.identities, 1);
    const { establishments } = await (await login(name)).call(Profile, "my_profile");
    assert.deepEqual(establishments.map(({ slug, role }) => [slug, role]), [["clinica-bem-te-vi", role]]);
  }
});

Deno.test("seed: twelve people are in the queue, and nothing was published", async () => {
  const [{ id }] = await sql`select id from public.establishments`;
  const board = await (await login("recepcao")).call(StaffQueue, "staff_queue", id);
  assert.deepEqual([board.waiting.length, board.called.length, board.in_service.length], [10, 1, 1]);
  assert.ok(new Set(board.waiting.map(({ risk }) => risk)).size >= 4);
  assert.equal(board.indicators.waiting, 10);
  assert.ok(board.indicators.finished_today <= board.recent.length + 80);
  assert.equal((await sql`select from realtime.messages`).length, 0);
});

Deno.test("seed: names vary, and only women of that age are pregnant", async () => {
  const patients = await sql`select name from public.patients`;
  assert.equal(new Set(patients.map(({ name }) => name)).size, patients.length);
  const [{ id }] = await sql`select id from public.establishments`;
  const { waiting } = await (await login("recepcao")).call(StaffQueue, "staff_queue", id);
  const surnames = Object.groupBy(waiting, ({ patient }) => patient.name.split(" ")[1]);
  assert.ok(Object.values(surnames).every((same) => same && same.length <= 2));
  const pregnant = await sql`
    select patients.name, extract(year from age(birth_date))::int as age
    from public.visits join public.patients on patients.id = patient_id where visits.priority = 'pregnant'`;
  assert.ok(pregnant.length > 0);
  // The women among the invented names are those that end in "a".
  for (const { name, age } of pregnant) {
    assert.ok(/^\S+a\s/.test(name) && age >= 16 && age <= 44, `${name}, ${age}`);
  }
});

Deno.test("seed: the next patient gets the next code, and the desk works on", async () => {
  const { sql } = other;
  const [{ id }] = await sql`select id from public.establishments`;
  const desk = await login("recepcao", sql);
  const [{ issued }] = await sql`
    select count(*)::int as issued from public.visits
    where code_day = (now() at time zone 'America/Sao_Paulo')::date and code like 'A%'`;
  const { code } = await desk.call(CreatedVisit, "create_visit", id, { patient: { name: "Lia Prates" } });
  assert.equal(code, `A${String(issued + 1).padStart(3, "0")}`);
  assert.ok(await desk.call(z.unknown(), "call_next", id, {}));
});

Deno.test("seed: thirty days of history obey the transitions, without gaps in codes", async () => {
  const broken = await sql`
    select e.visit_id, e.act, e.from_status, e.to_status from public.visit_events as e
    where e.act <> 'create' and (
      not exists (select from private.visit_transitions as t
        where t.act = e.act and t.from_status = e.from_status and t.to_status = e.to_status)
      or e.from_status is distinct from (select before.to_status from public.visit_events as before
        where before.visit_id = e.visit_id and before.id < e.id order by before.id desc limit 1))
    limit 5`;
  assert.deepEqual([...broken], []);
  const ends = await sql`
    select id from public.visits as v where status <> (
      select to_status from public.visit_events where visit_id = v.id order by id desc limit 1)`;
  assert.equal(ends.length, 0);
  const gaps = await sql`
    select code_day, left(code, 1) from public.visits group by 1, 2
    having max(substr(code, 2)::int) <> count(*)`;
  assert.equal(gaps.length, 0);
  const [{ days, visits, absent }] = await sql`
    select count(distinct code_day)::int as days, count(*)::int as visits,
      count(*) filter (where status = 'no_show')::int as absent
    from public.visits`;
  assert.ok(days >= 25 && visits > 1200 && visits < 4000 && absent > 20, `${days} ${visits} ${absent}`);
});

Deno.test("seed: waits are told from the thirty days, near the clinic's pace with all who are at work", async () => {
  const database = openDatabase(demo.url, { poolSize: 1 });
  const [{ id }] = await sql`select id from public.establishments`;
  await renew(database, id);
  await database.close();
  const [{ cursor, last, models, forecast }] = await sql`
    select cursor::int, (select max(id)::int from public.visit_events) as last, models, forecast
    from private.wait_models`;
  assert.ok(cursor > 0.99 * last, `learned up to ${cursor} of ${last}`);
  const model = z.array(Model).parse(models)[0];
  assert.ok(model.service[GREEN].n > 100 && model.day >= 29);
  assert.ok(model.gap.mean < 5, `a gap of ${model.gap.mean} min`);
  const told = Object.values(z.parse(Forecast, forecast).waits).map(({ about_minutes }) => about_minutes)
    .sort((a, b) => a - b);
  // Twelve people at twelve minutes and a short gap each, by two or three: no single one serves them all.
  // Of the ten who wait one is orange.
  assert.equal(told.length, 9);
  assert.ok(told[0] <= 20, `${told}`);
  assert.ok(told[8] >= 45 && told[8] <= 120, `${told}`);
});

Deno.test("seed: what the past would have been told was kept for nine of ten, and is told once", async () => {
  const [{ id }] = await other.sql`select id from public.establishments`;
  const count = async () => (await other.sql`select count(*)::int from private.wait_promises`)[0].count;
  await tellPastWaits(other.url, seed);
  const told = await count();
  const [{ accuracy }] = await other.sql`
    select private.wait_accuracy(${id}, now() - interval '30 days') as accuracy`;
  const { all } = z.parse(WaitAccuracy, accuracy);
  assert.ok(all.count > 800, `${all.count} told`);
  assert.ok(all.kept !== null && all.kept > 0.87 && all.kept < 0.98, `${all.kept} kept`);
  assert.ok(
    all.error !== null && all.plain_error !== null && all.error < 0.8 * all.plain_error,
    `${all.error} min off`,
  );
  await tellPastWaits(other.url, seed);
  assert.equal(await count(), told);
});

Deno.test("seed: the past is the same every time", async () => {
  const past = async (sql: postgres.Sql) => {
    const rows = await sql`
      select code_day::text, code, status, risk, priority, arrived_at from public.visits
      where arrived_at < date_trunc('day', now()) - interval '1 day' order by arrived_at, code`;
    return rows.map((row) => JSON.stringify(row));
  };
  assert.deepEqual(await past(other.sql), await past(sql));
});
