import assert from "node:assert/strict";
import fc from "fast-check";
import { compile, type FigureRow, isPersonal, SMALLEST_GROUP } from "../../../edge/analytics/compile.ts";
import { readFigures } from "../../../edge/data/analytics.ts";
import { Caller } from "../../../edge/data/caller.ts";
import { openDatabase } from "../../../edge/data/database.ts";
import { daysOf } from "../../../edge/domain/analytics/period.ts";
import { DIMENSIONS, MEASURES, Plan, planOf } from "../../../edge/domain/analytics/plan.ts";
import { testDatabase } from "../../support/database.ts";
import { CATALOGUE, TODAY } from "./asking.ts";
import { figuresOf } from "./figures_of.ts";
import { madeUpPast } from "./past.ts";
import { ENGLISH } from "./questions_en.ts";
import { PORTUGUESE } from "./questions_pt.ts";

const db = await testDatabase();
const database = openDatabase(db.url, { poolSize: 2 });
Deno.test.afterAll(async () => {
  await database.close();
  await db[Symbol.asyncDispose]();
});

const past = await madeUpPast(db.sql, 400);
const other = await madeUpPast(db.sql, 40, 8);
const timezone = "America/Sao_Paulo";
const as = (user: string) => new Caller(database, "authenticated", { sub: user, role: "authenticated" });

const read = (plan: Plan, user: string, establishment = past.clinic.id) =>
  readFigures(as(user), compile(plan, { establishment, timezone, days: daysOf(plan.period, TODAY) }));

const plans = [
  ...PORTUGUESE.map(({ plan }) => plan),
  ...ENGLISH.map(({ plan }) => plan),
  // Left out by name: whoever nobody saw yet stays.
  ...(["service", "professional", "room"] as const).map((dimension) =>
    planOf({
      dimensions: [dimension],
      filters: [{ dimension, values: CATALOGUE[dimension].slice(0, 1), not: true }],
      period: { kind: "relative", unit: "day", offset: 0, count: 120 },
    })
  ),
  // Each measure by each dimension, with all there is.
  ...MEASURES.flatMap((measure) =>
    DIMENSIONS.map((dimension) =>
      planOf({
        measures: [measure],
        dimensions: [dimension],
        period: { kind: "relative", unit: "day", offset: 0, count: 120 },
      })
    )
  ),
];

Deno.test("compile() gives the same figures as visits and events counted one by one", async () => {
  for (const plan of plans) {
    const whole = { ...plan, limit: null };
    const expected = figuresOf(whole, past.visits, daysOf(plan.period, TODAY));
    assertAlike(await read(whole, past.clinic.members.owner), expected, JSON.stringify(plan));
  }
  assert.ok(past.visits.length === 400);
});

/** The same rows in any order, up to what floating point leaves behind. */
function assertAlike(actual: FigureRow[], expected: FigureRow[], plan: string) {
  const [one, other] = [actual, expected].map((rows) =>
    rows.toSorted((a, b) => JSON.stringify(a.groups) < JSON.stringify(b.groups) ? -1 : 1)
  );
  const groups = (rows: FigureRow[]) => rows.map(({ groups }) => groups);
  assert.deepEqual(groups(one), groups(other), plan);
  for (const [index, { figures, groups, people }] of one.entries()) {
    if (isPersonal(JSON.parse(plan))) {
      assert.equal(people, Math.min(SMALLEST_GROUP, other[index].people ?? 0), plan);
    }
    for (const [measure, figure] of figures.entries()) {
      const wanted = other[index].figures[measure];
      const isNear = figure === wanted ||
        figure !== null && wanted !== null && Math.abs(figure - wanted) < 1e-6;
      assert.ok(isNear, `${plan} ${groups}: ${figure} instead of ${wanted}`);
    }
  }
}

Deno.test("compile() puts groups in the order asked for, and stops at the limit", async () => {
  const ask = (changes: Partial<Plan>) =>
    read(
      planOf({
        dimensions: ["weekday"],
        period: { kind: "relative", unit: "day", offset: 0, count: 120 },
        ...changes,
      }),
      past.clinic.members.owner,
    );
  assert.deepEqual((await ask({})).map(({ groups }) => groups[0]), ["1", "2", "3", "4", "5", "6", "7"]);
  const ranked = await ask({ order: "descending", limit: 3 });
  const counts = ranked.map(({ figures }) => figures[0] ?? 0);
  assert.equal(ranked.length, 3);
  assert.deepEqual(counts, counts.toSorted((one, next) => next - one));
  const least = await ask({ order: "ascending", limit: 1 });
  assert.ok((least[0].figures[0] ?? 0) <= counts[2]);
});

Deno.test("the facts kept by triggers are those worked out from scratch", async () => {
  const kept = await db
    .sql`select * from public.visit_facts where establishment_id = ${past.clinic.id} order by visit_id`;
  const scratch = await db.sql`select * from private.facts_from_scratch(${past.clinic.id}) order by visit_id`;
  assert.equal(kept.length, 400);
  assert.deepEqual([...kept], [...scratch]);
});

const anyPlan = fc.record({
  measures: fc.uniqueArray(fc.constantFrom(...MEASURES), { minLength: 1, maxLength: 3 }),
  dimensions: fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { maxLength: 2 }),
  filters: fc.uniqueArray(
    fc.oneof(
      fc.record({
        dimension: fc.constantFrom("service", "professional", "room"),
        values: fc.array(
          fc.oneof(
            fc.string({ minLength: 1, maxLength: 40 }),
            fc.constant("' or establishment_id is not null --"),
          ),
          { minLength: 1, maxLength: 3 },
        ),
      }),
      fc.record({
        dimension: fc.constant("hour"),
        values: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1 }),
      }),
    ),
    { maxLength: 3, selector: ({ dimension }) => dimension },
  ),
  period: fc.record({
    kind: fc.constant("relative"),
    unit: fc.constantFrom("day", "week", "month", "year"),
    offset: fc.integer({ min: 0, max: 50 }),
    count: fc.integer({ min: 1, max: 50 }),
  }),
  compare: fc.boolean(),
  order: fc.constantFrom("natural", "ascending", "descending"),
  limit: fc.constant(null),
  chart: fc.constant("auto"),
});

Deno.test("no plan reads another establishment's visits, or writes", async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, async (wish) => {
      const { data: plan } = Plan.safeParse(wish);
      fc.pre(plan !== undefined);
      const rows = await read(plan, other.clinic.members.owner);
      const isTold = ({ groups, figures, people }: FigureRow) =>
        groups.length > 0 || (people ?? 0) > 0 || figures.some((figure) => (figure ?? 0) !== 0);
      assert.deepEqual(rows.filter(isTold), []);
    }),
    { numRuns: 150 },
  );
  const own = await read(
    planOf({ period: { kind: "relative", unit: "year", offset: 0, count: 2 } }),
    other.clinic.members.owner,
    other.clinic.id,
  );
  assert.deepEqual(own[0].figures, [40]);
  const write = { text: "delete from public.visit_facts returning 1 as measure_1, 0 as people", values: [] };
  await assert.rejects(readFigures(as(past.clinic.members.owner), write), /read-only|permission denied/);
});
