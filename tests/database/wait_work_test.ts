import assert from "node:assert/strict";
import { openDatabase } from "../../edge/data/database.ts";
import { readWaitWork, storeWaitWork } from "../../edge/data/wait.ts";
import { unchanged } from "../../edge/domain/wait/forecast.ts";
import { newModel } from "../../edge/domain/wait/priors.ts";
import { clinicOf, learnFrom } from "../../edge/domain/wait/work.ts";
import { renew } from "../../edge/forecasts.ts";
import { clinic, service, visits } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
const database = openDatabase(db.url, { poolSize: 1 });
Deno.test.afterAll(async () => {
  await database.close();
  await db[Symbol.asyncDispose]();
});

async function workOf(establishment: string) {
  const work = await readWaitWork(database, establishment);
  assert.ok(work);
  return work;
}

/** As models are kept, of which the reading looks at their clinic alone. */
async function keepModels(establishment: string, triage: boolean) {
  await sql`
    insert into private.wait_models (establishment_id, basis, cursor, models, forecast)
    values (${establishment}, '', 0, ${sql.json([{ clinic: { triage } }])}, '{"waits": {}}')
    on conflict (establishment_id) do update set models = excluded.models`;
}

Deno.test("People are classified where a service requires it, each pool for itself", async () => {
  const required = await clinic(sql, { triage_required: true });
  assert.deepEqual((await workOf(required.id)).triage, [true]);
  const free = await clinic(sql, { triage_required: false });
  const vaccines = await service(sql, free.id, "V");
  await sql`update public.services set pool = 1 where id = ${vaccines}`;
  assert.deepEqual((await workOf(free.id)).triage, [false, false]);
  const { basis } = await workOf(free.id);
  await sql`update public.services set triage_required = true where id = ${vaccines}`;
  const changed = await workOf(free.id);
  assert.deepEqual(changed.triage, [false, true]);
  assert.notEqual(changed.basis, basis);
});

Deno.test("People are classified by habit where most of the last finished visits were, and it does not flicker", async () => {
  const house = await clinic(sql, { triage_required: false });
  const finished = (count: number, risk: "green" | null) =>
    visits(sql, house, Array.from({ length: count }, () => ({ status: "finished" as const, risk })));
  await finished(9, "green");
  assert.deepEqual((await workOf(house.id)).triage, [false], "nine say nothing yet");
  await finished(9, null);
  assert.deepEqual((await workOf(house.id)).triage, [false], "half is not most");
  await keepModels(house.id, true);
  assert.deepEqual((await workOf(house.id)).triage, [true], "half is enough to stay");
  await finished(6, null);
  assert.deepEqual((await workOf(house.id)).triage, [false], "nine of 24");
  await keepModels(house.id, false);
  await finished(20, "green");
  assert.deepEqual((await workOf(house.id)).triage, [true], "29 of 44");
  const other = await clinic(sql, { triage_required: false });
  assert.deepEqual((await workOf(other.id)).triage, [false], "another clinic's habits are its own");
});

Deno.test("A pool of which little was seen lately stays what it was", async () => {
  const house = await clinic(sql, { triage_required: false });
  await visits(sql, house, Array.from({ length: 4 }, () => ({ status: "finished" as const, risk: null })));
  await keepModels(house.id, true);
  assert.deepEqual((await workOf(house.id)).triage, [true]);
  await keepModels(house.id, false);
  assert.deepEqual((await workOf(house.id)).triage, [false]);
});

Deno.test("What was kept and cannot be read is made anew", async () => {
  const house = await clinic(sql, { triage_required: false });
  await keepModels(house.id, true);
  const work = await workOf(house.id);
  const unreadable = { ...work, models: [{ clinic: {} }], cursor: 7 };
  assert.deepEqual(learnFrom(unreadable), { models: [], cursor: 0, hasMore: true });
  const ahead = newModel(clinicOf(false, 0));
  ahead.present.clock = work.now + 1440;
  assert.deepEqual(learnFrom({ ...work, models: [ahead] }), { models: [], cursor: 0, hasMore: true });
  await sql`
    update private.wait_models set models = '[{"clinic": {"triage": "x"}}]', forecast = '{"waits": 3}'
    where establishment_id = ${house.id}`;
  assert.equal((await workOf(house.id)).forecast, null);
  await renew(database, house.id);
  const [kept] =
    await sql`select models, forecast from private.wait_models where establishment_id = ${house.id}`;
  assert.deepEqual([kept.models, kept.forecast.waits], [[], {}]);
});

Deno.test("Whoever was slower to store looks again", async () => {
  const house = await clinic(sql, { triage_required: false });
  await renew(database, house.id);
  const stale = await workOf(house.id);
  await renew(database, house.id);
  assert.equal(await storeWaitWork(database, house.id, stale, learnFrom(stale), unchanged(stale)), false);
  const before = (await workOf(house.id)).revision;
  await Promise.all(Array.from({ length: 4 }, () => renew(database, house.id)));
  assert.equal((await workOf(house.id)).revision, before + 4);
});

Deno.test("Events wait for one before them that is too young to be learned from, not for one from the future", async () => {
  const learnable = async (...ages: string[]) => {
    const house = await clinic(sql, { triage_required: false });
    const [{ id }] = await visits(sql, house, [{}]);
    for (const age of ages) {
      await sql`
        insert into public.visit_events (establishment_id, visit_id, act, to_status, happened_at)
        values (${house.id}, ${id}, 'create', 'waiting', now() - ${age}::interval)`;
    }
    return (await workOf(house.id)).events.length;
  };
  assert.equal(await learnable("90 seconds", "20 seconds", "60 seconds"), 1);
  assert.equal(await learnable("90 seconds", "-30 days", "60 seconds"), 2);
});

Deno.test("Events and the queue tell who has precedence by law, and nothing more of why", async () => {
  const house = await clinic(sql, { triage_required: false });
  const made = await visits(sql, house, [{}, { priority: "elderly_80" }, { priority: "pregnant" }]);
  await sql`
    insert into public.visit_events (establishment_id, visit_id, act, to_status, happened_at)
    select establishment_id, id, 'create', 'waiting', now() - interval '5 minutes'
    from public.visits where establishment_id = ${house.id}`;
  const work = await workOf(house.id);
  const expected = Object.fromEntries(made.map(({ id }, index) => [id, [2, 0, 1][index]]));
  const { events, state } = work;
  assert.deepEqual(Object.fromEntries(events.map(({ visit, precedence }) => [visit, precedence])), expected);
  assert.deepEqual(Object.fromEntries(state.visits.map(({ id, precedence }) => [id, precedence])), expected);
  assert.ok(!JSON.stringify(work).includes("pregnant"));
});

Deno.test("How those back from exams are called follows the clinic's rule, and makes models anew", async () => {
  const house = await clinic(sql);
  const before = await workOf(house.id);
  assert.equal(before.returns, "first_of_class");
  await sql`
    update public.establishments set queue_rules = queue_rules || '{"exam_return": "return"}' where id = ${house.id}`;
  const after = await workOf(house.id);
  assert.equal(after.returns, "by_time");
  assert.notEqual(after.basis, before.basis);
});
