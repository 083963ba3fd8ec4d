import assert from "node:assert/strict";
import fc from "fast-check";
import { TRIAGED } from "../../../edge/domain/wait/call_type.ts";
import type { Model } from "../../../edge/domain/wait/model.ts";
import { predict } from "../../../edge/domain/wait/predict.ts";
import { newModel } from "../../../edge/domain/wait/priors.ts";
import type { State } from "../../../edge/domain/wait/state.ts";

const NOW = 10 * 60;
const TRIAGE = {
  triage: true,
  utc_offset: 0,
  precedence: false,
  returns: "after_orange",
  opening: null,
} as const;

function nobody(): State {
  return { waiting: [], triage: 0, serving: [], resting: [], away: [], queue_since: null };
}

/** One type, mean 15, nobody leaves; everything else as it is believed at first. */
function plainModel(): Model {
  const model = newModel({
    triage: false,
    utc_offset: 0,
    precedence: false,
    returns: "after_orange",
    opening: null,
  });
  model.no_show = model.no_show.map(() => ({ mean: 0, n: 1 }));
  return model;
}

function queueOf(waiting: number, professionals: number): State {
  return {
    ...nobody(),
    waiting: Array.from({ length: waiting }, () => ({ type: 0, returned: false, since: NOW - 20 })),
    serving: Array.from({ length: professionals }, () => ({ type: 0, returned: false, started: NOW - 5 })),
    queue_since: NOW - 20,
  };
}

Deno.test("predict() gives the reference waits of one queue with one and with two professionals", () => {
  const near = (told: number[], expected: number[]) =>
    told.forEach((value, index) =>
      assert.ok(Math.abs(value - expected[index]) <= 1.5, `${value} is not near ${expected[index]}`)
    );
  const one = predict(plainModel(), queueOf(5, 1), NOW);
  near(one.map(({ about }) => about), [10.2, 25.6, 41.1, 56.8, 71.8]);
  near(one.map(({ up_to }) => up_to), [28, 50, 71, 91, 111]);
  const two = predict(plainModel(), queueOf(5, 2), NOW);
  near(two.map(({ about }) => about), [5.8, 13.1, 20.8, 28.4, 35.9]);
});

Deno.test("predict() tells nobody anything where nobody waits", () => {
  assert.deepEqual(predict(plainModel(), nobody(), NOW), []);
});

/** One line of ten people with none, in a clinic where this share of those who come has precedence by law. */
function withPrecedence(share: number, precedence?: number) {
  const model = newModel({ ...TRIAGE, triage: false, precedence: true });
  model.precedence = [0, 100 * share, 100 * (1 - share)];
  model.arrivals.hours = model.arrivals.hours.map(() => ({ rate: 6, days: 10 }));
  const state = queueOf(10, 2);
  return predict(model, {
    ...state,
    waiting: state.waiting.map((visit) => ({ ...visit, precedence })),
  }, NOW)[9];
}

Deno.test("predict() lets newcomers with precedence by law go before who has none", () => {
  const [none, some, many] = [0, 0.2, 0.5].map((share) => withPrecedence(share));
  assert.equal(none.overtaking, 0);
  // Six come in an hour; ten people by two professionals take about seventy minutes.
  assert.ok(some.overtaking > 0.8 && some.overtaking < 2.5, `${some.overtaking} of seven go before`);
  assert.ok(many.overtaking > 2 * some.overtaking && many.about > some.about && some.about > none.about);
  assert.equal(withPrecedence(0.5, 1).overtaking, 0);
});

Deno.test("predict() lets who is away for exams go before who waits, or not, as the clinic calls them", () => {
  const lastWith = (returns: "first_of_class" | "by_time") => {
    const model = newModel({ ...TRIAGE, precedence: true, returns });
    const away = Array.from({ length: 6 }, () => ({ type: 4, left: NOW - 55, sure: true }));
    const waiting = Array.from({ length: 8 }, () => ({ type: 4, returned: false, since: NOW - 20 }));
    return predict(model, { ...queueOf(0, 2), waiting, away }, NOW)[7];
  };
  const [first, byTime] = [lastWith("first_of_class"), lastWith("by_time")];
  assert.ok(first.about > byTime.about + 5 && first.overtaking > byTime.overtaking + 2);
});

const minutesAgo = fc.integer({ min: 0, max: 180 }).map((minutes) => NOW - minutes);
const type = fc.constantFrom(3, 4, 5);
const states: fc.Arbitrary<State> = fc.record({
  waiting: fc.array(fc.record({ type, returned: fc.constant(false), since: minutesAgo }), { maxLength: 30 })
    .map((waiting) => waiting.sort((a, b) => a.type - b.type || a.since - b.since)),
  triage: fc.nat({ max: 10 }),
  serving: fc.array(fc.record({ type, returned: fc.boolean(), started: minutesAgo }), { maxLength: 6 }),
  resting: fc.array(fc.record({ last: minutesAgo, marked: fc.boolean() }), { maxLength: 6 }),
  away: fc.array(fc.record({ type, left: minutesAgo, sure: fc.boolean() }), { maxLength: 10 }),
  queue_since: fc.constant(NOW - 30),
});

Deno.test("predict() is never negative, lies between its bounds, and grows with the place in a colour", () => {
  fc.assert(
    fc.property(states, (state) => {
      const told = predict(newModel(TRIAGE), state, NOW);
      told.forEach(({ about, up_to, at_least }, index) => {
        assert.ok(at_least >= 0 && about >= at_least && up_to >= about && Number.isFinite(up_to));
        if (index === 0 || state.waiting[index].type !== state.waiting[index - 1].type) return;
        assert.ok(about >= told[index - 1].about && up_to >= told[index - 1].up_to);
        assert.ok(at_least >= told[index - 1].at_least);
      });
    }),
    { numRuns: 150 },
  );
});

Deno.test("predict() gives the same for the same, wherever the minutes are counted from", () => {
  const shift = (state: State, by: number): State => ({
    ...state,
    waiting: state.waiting.map((visit) => ({ ...visit, since: visit.since + by })),
    serving: state.serving.map((visit) => ({ ...visit, started: visit.started + by })),
    resting: state.resting.map((one) => ({ ...one, last: one.last + by })),
    away: state.away.map((visit) => ({ ...visit, left: visit.left + by })),
    queue_since: state.queue_since === null ? null : state.queue_since + by,
  });
  fc.assert(
    fc.property(states, fc.integer({ min: 1, max: 400 }), (state, days) => {
      const model = newModel(TRIAGE);
      const told = predict(model, state, NOW);
      assert.deepEqual(predict(model, state, NOW), told);
      assert.deepEqual(predict(model, shift(state, days * 1440), NOW + days * 1440), told);
    }),
    { numRuns: 50 },
  );
});

Deno.test("predict() never tells more for one more professional, beyond noise", () => {
  fc.assert(
    fc.property(states, (state) => {
      fc.pre(state.serving.length > 0 && state.waiting.length > 0);
      const more = { ...state, resting: [...state.resting, { last: NOW - 1, marked: true }] };
      const [last, helped] = [state, more].map((one) =>
        predict(newModel(TRIAGE), one, NOW).slice(-1)[0].about
      );
      assert.ok(helped <= last * 1.05 + 2, `${helped} with one more, ${last} without`);
    }),
    { numRuns: 100 },
  );
});

Deno.test("predict() lets the more urgent go first: those in triage lengthen only what they outrank", () => {
  const yellow = TRIAGED.indexOf("yellow");
  const waiting = [{ type: yellow, returned: false, since: NOW - 5 }];
  const serving = [{ type: yellow, returned: false, started: NOW - 5 }];
  const told = (triage: number, type: number) =>
    predict(newModel(TRIAGE), {
      ...nobody(),
      waiting: waiting.map((visit) => ({ ...visit, type })),
      serving,
      triage,
      queue_since: NOW - 5,
    }, NOW)[0].about;
  assert.ok(told(20, TRIAGED.indexOf("blue")) > told(0, TRIAGED.indexOf("blue")) + 5);
  assert.equal(told(20, TRIAGED.indexOf("red")), told(0, TRIAGED.indexOf("red")));
});
