import assert from "node:assert/strict";
import fc from "fast-check";
import type { WaitEvent } from "../../../edge/domain/wait/event.ts";
import { learn, take } from "../../../edge/domain/wait/learning.ts";
import { Model } from "../../../edge/domain/wait/model.ts";
import { newModel } from "../../../edge/domain/wait/priors.ts";
import { presentState } from "../../../edge/domain/wait/state.ts";

const CLINIC = {
  triage: true,
  utc_offset: 0,
  precedence: false,
  returns: "after_orange",
  opening: null,
} as const;
const YELLOW = 3;
const BLUE = 5;

/** A visit from its arrival to its end. */
function visitOf(id: string, from: number, minutes = 12): WaitEvent[] {
  return [
    { kind: "arrive", at: from, visit: id },
    { kind: "triage", at: from + 4, visit: id, risk: "yellow" },
    { kind: "start", at: from + 10, visit: id, professional: "ana" },
    { kind: "finish", at: from + 10 + minutes, visit: id },
  ];
}

function fold(events: WaitEvent[]): Model {
  const model = newModel(CLINIC);
  for (const event of events) take(model, event);
  return model;
}

const busyDay = Array.from({ length: 40 }, (_, index) => visitOf(`v${index}`, index * 30)).flat();

Deno.test("learn() leaves the model that it was given as it is", () => {
  const model = newModel(CLINIC);
  const next = learn(model, { kind: "arrive", at: 5, visit: "v" });
  assert.deepEqual(model, newModel(CLINIC));
  assert.deepEqual(Object.keys(next.present.visits), ["v"]);
});

Deno.test("take() learns lengths by type, and the same from the same events", () => {
  const model = fold(busyDay);
  assert.ok(Math.abs(model.service[YELLOW].mean - 12) < 0.5);
  assert.equal(model.service[4].mean, newModel(CLINIC).service[4].mean);
  assert.deepEqual(fold(busyDay), model);
  assert.deepEqual(Model.parse(JSON.parse(JSON.stringify(model))), model);
});

Deno.test("take() is not moved by doubled, late, unknown and impossible events", () => {
  const garbage = fc.oneof(
    fc.constant<WaitEvent>({ kind: "finish", at: Number.NaN, visit: "v1" }),
    fc.constant<WaitEvent>({ kind: "start", at: 1, visit: "v1", professional: "ana" }),
    fc.constant<WaitEvent>({ kind: "triage", at: 3, visit: "nobody", risk: "red" }),
    fc.integer({ min: 0, max: 39 }).map((index): WaitEvent => ({
      kind: "finish",
      at: index,
      visit: `v${index}`,
    })),
  );
  const clean = fold(busyDay);
  fc.assert(
    fc.property(fc.array(garbage, { maxLength: 20 }), (added) => {
      // Each event twice, and garbage after the hundredth.
      const events = busyDay.flatMap((event) => [event, event]);
      events.splice(200, 0, ...added);
      assert.deepEqual(fold(events), clean);
    }),
    { numRuns: 50 },
  );
});

Deno.test("take() bounds what one consultation of a day's length teaches", () => {
  const model = fold([...visitOf("a", 0, 5), ...visitOf("b", 60, 24 * 60)]);
  assert.ok(model.service[YELLOW].mean < 25);
});

Deno.test("take() closes a consultation that nobody finished when that professional starts the next", () => {
  const model = fold([
    ...visitOf("a", 0).slice(0, 3),
    ...visitOf("b", 20).slice(0, 3),
  ]);
  assert.deepEqual(presentState(model).state.serving.map(({ started }) => started), [30]);
  assert.equal(model.service[YELLOW].mean, newModel(CLINIC).service[YELLOW].mean);
});

Deno.test("take() frees a professional whose consultation was never finished after long silence", () => {
  const model = fold([...visitOf("a", 0).slice(0, 3), { kind: "arrive", at: 240, visit: "b" }]);
  const { state } = presentState(model);
  assert.deepEqual(state.serving, []);
  assert.equal(state.resting.length, 1);
});

Deno.test("take() believes what was said at the end: home does not return, away does", () => {
  const sent = (next: "home" | "away") =>
    fold([...visitOf("a", 0).slice(0, 3), { kind: "finish", at: 20, visit: "a", next }]);
  const before = newModel(CLINIC).returning[YELLOW].mean;
  assert.ok(sent("home").returning[YELLOW].mean < before);
  assert.deepEqual(presentState(sent("home")).state.away, []);
  const away = sent("away");
  assert.ok(away.returning[YELLOW].mean > before);
  assert.deepEqual(presentState(away).state.away, [{ type: YELLOW, left: 20, sure: true }]);
  take(away, { kind: "return", at: 60, visit: "a" });
  assert.deepEqual(presentState(away).state.waiting, [{
    type: YELLOW,
    precedence: 2,
    returned: true,
    since: 60,
  }]);
});

Deno.test("take() widens the bound after broken promises and narrows it after kept ones", () => {
  const promised = (until: number) => {
    const events = visitOf("a", 0);
    events.splice(2, 0, { kind: "promise", at: 4, visit: "a", about: 3, until, occasion: "triage" });
    return fold(events).bound;
  };
  assert.ok(promised(8).bucket[1] > 0 && promised(8).type[YELLOW] > 0);
  assert.ok(promised(30).bucket[1] < 0 && promised(30).type[YELLOW] < 0);
});

Deno.test("take() lets who missed the call come back as who they were", () => {
  const [, triage] = visitOf("a", 0);
  const events: WaitEvent[] = [
    { kind: "arrive", at: 0, visit: "a", precedence: 1 },
    triage,
    { kind: "no_show", at: 9, visit: "a" },
  ];
  assert.deepEqual(presentState(fold(events)).state.away, []);
  const back = presentState(fold([...events, { kind: "return", at: 20, visit: "a" }])).state.waiting;
  assert.deepEqual(back, [{ type: YELLOW, precedence: 1, returned: false, since: 20 }]);
});

Deno.test("take() learns of who is called without a class, as the last type, and forgets who is not there", () => {
  const events: WaitEvent[] = [
    { kind: "arrive", at: 0, visit: "a" },
    { kind: "triage", at: 0, visit: "a", risk: null },
    { kind: "arrive", at: 1, visit: "b" },
  ];
  const here = fold(events);
  assert.deepEqual([presentState(here).state.triage, presentState(here).visits], [2, []]);
  const done = fold([
    ...events,
    { kind: "start", at: 20, visit: "a", professional: "ana" },
    { kind: "no_show", at: 21, visit: "b" },
    { kind: "finish", at: 50, visit: "a" },
  ]);
  assert.equal(presentState(done).state.triage, 0);
  const fresh = newModel(CLINIC);
  assert.ok(done.service[BLUE].mean > fresh.service[BLUE].mean && done.mix[BLUE] === fresh.mix[BLUE] + 1);
});

Deno.test("take() counts who has precedence by law, where that is noted", () => {
  const fresh = newModel(CLINIC);
  const model = fold([
    { kind: "arrive", at: 0, visit: "a", precedence: 0 },
    { kind: "arrive", at: 1, visit: "b", precedence: 2 },
    { kind: "arrive", at: 1, visit: "b", precedence: 2 },
    { kind: "arrive", at: 2, visit: "c" },
  ]);
  assert.deepEqual(model.precedence.map((count, index) => count - fresh.precedence[index]), [1, 0, 1]);
});

Deno.test("take() counts no gap for a patient who came, or was classified, after the professional was free", () => {
  const model = newModel({ ...CLINIC, triage: false });
  const before = structuredClone(model.gap);
  const events: WaitEvent[] = [
    { kind: "arrive", at: 0, visit: "a" },
    { kind: "start", at: 1, visit: "a", professional: "ana" },
    { kind: "arrive", at: 5, visit: "gone soon" },
    { kind: "arrive", at: 6, visit: "b" },
    { kind: "finish", at: 10, visit: "a" },
    { kind: "triage", at: 25, visit: "b", risk: "green" },
    { kind: "start", at: 26, visit: "b", professional: "ana" },
  ];
  for (const event of events) take(model, event);
  assert.deepEqual(model.gap, before);
  take(model, { kind: "arrive", at: 30, visit: "c" });
  take(model, { kind: "finish", at: 36, visit: "b" });
  take(model, { kind: "start", at: 38, visit: "c", professional: "ana" });
  assert.equal(model.gap.n, before.n + 1);
});
