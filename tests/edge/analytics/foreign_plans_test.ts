import assert from "node:assert/strict";
import fc from "fast-check";
import {
  CHARTS,
  type Dimension,
  DIMENSIONS,
  Filter,
  MEASURES,
  ORDERS,
  Plan,
  planOf,
} from "../../../edge/domain/analytics/plan.ts";
import { PlanAnswer } from "../../../edge/domain/analytics/question.ts";
import { RISKS } from "../../../edge/domain/risk.ts";
import { clinic, professional, room } from "../../support/builders.ts";
import { testApi } from "../support/test_api.ts";
import { madeUpPast } from "./past.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

const names = [
  "Secreta",
  "Sala Secreta",
  "Consulta",
  "%",
  "' or true --",
  "00000000-0000-0000-0000-000000000000",
];
const filter = fc.oneof(
  fc.constantFrom("service", "professional", "room").chain((dimension) =>
    fc.record({
      dimension: fc.constant(dimension),
      values: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }),
    })
  ),
  fc.record({
    dimension: fc.constant("risk"),
    values: fc.uniqueArray(fc.constantFrom(...RISKS), { minLength: 1 }),
  }),
  fc.record({ dimension: fc.constant("hour"), values: fc.uniqueArray(fc.nat(23), { minLength: 1 }) }),
).map((one) => Filter.parse(one));

/** Any plan, over a time in which only the other clinic was open. */
const plans = fc.record({
  measures: fc.uniqueArray(fc.constantFrom(...MEASURES), { minLength: 1, maxLength: 3 }),
  dimensions: fc.uniqueArray(fc.constantFrom<Dimension>(...DIMENSIONS), { maxLength: 2 }),
  filters: fc.uniqueArray(filter, { maxLength: 2, selector: ({ dimension }) => dimension }),
  compare: fc.boolean(),
  order: fc.constantFrom(...ORDERS),
  chart: fc.constantFrom(...CHARTS),
}).map((changes) =>
  Plan.parse(planOf({ ...changes, period: { kind: "absolute", from: "2025-01-01", to: "2026-12-31" } }))
);

Deno.test("no plan reaches another clinic's figures or names", async () => {
  const past = await madeUpPast(api.sql, 40);
  const own = await clinic(api.sql);
  await professional(api.sql, past.clinic.id, { full_name: "Secreta" });
  await room(api.sql, past.clinic.id, "Sala Secreta");
  const stranger = await api.as(own.members.owner);
  const holder = await api.as(past.clinic.members.owner);
  const ask = (client: typeof stranger, id: string, plan: Plan) =>
    client.post(`/establishments/${id}/analytics/answers`, { plan });
  const all = planOf({ period: { kind: "absolute", from: "2025-01-01", to: "2026-12-31" } });
  const counted = (await ask(holder, past.clinic.id, all)).read(PlanAnswer);
  assert.equal(counted.rows[0].measure_1, 40, "there is something to reach");
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      assert.equal((await ask(stranger, past.clinic.id, plan)).status, 404);
      const answer = (await ask(stranger, own.id, plan)).read(PlanAnswer);
      // A name that the own clinic lacks gets the sentence, else there is nobody to count.
      for (const row of answer.rows) {
        for (const [key, cell] of Object.entries(row)) {
          assert.ok(key.startsWith("group_") || cell === null || cell === 0, JSON.stringify({ plan, row }));
        }
      }
      if (plan.filters.length === 0) assert.doesNotMatch(JSON.stringify(answer), /Secreta/);
    }),
    { numRuns: 60 },
  );
});
