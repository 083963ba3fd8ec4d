import assert from "node:assert/strict";
import { TRIAGED } from "../../../edge/domain/wait/call_type.ts";
import { predictNewcomer } from "../../../edge/domain/wait/newcomer.ts";
import { predict } from "../../../edge/domain/wait/predict.ts";
import { newModel } from "../../../edge/domain/wait/priors.ts";
import type { State } from "../../../edge/domain/wait/state.ts";

const NOW = 10 * 60;
const GREEN = TRIAGED.indexOf("green");
const BLUE = TRIAGED.indexOf("blue");
const RULES = {
  triage: true,
  utc_offset: 0,
  precedence: false,
  returns: "after_orange",
  opening: null,
} as const;

function queueOf(types: number[], triage = 0): State {
  return {
    waiting: types.map((type) => ({ type, returned: false, since: NOW - 20 })),
    triage,
    serving: [{ type: GREEN, started: NOW - 5, returned: false }],
    resting: [],
    away: [],
    queue_since: types.length > 0 ? NOW - 20 : null,
  };
}

const told = (state: State, model = newModel(RULES)) => predictNewcomer(model, state, NOW);
/** What is told of the middle of the wait; fails where nothing is told. */
function about(state: State, model = newModel(RULES)): number {
  const prediction = told(state, model);
  assert.ok(prediction);
  return prediction.about;
}
const greens = (count: number) => Array<number>(count).fill(GREEN);

Deno.test("predictNewcomer() tells a longer wait than the last of the line has, the longer the line", () => {
  const queue = queueOf(greens(4));
  const [last] = predict(newModel(RULES), queue, NOW).slice(-1);
  const coming = told(queue);
  assert.ok(coming && coming.about > last.about && coming.up_to > coming.about);
  assert.ok(about(queueOf(greens(8))) > coming.about + 20);
});

Deno.test("predictNewcomer() counts who is in triage, and not those who are less urgent", () => {
  const alone = about(queueOf(greens(4)));
  assert.ok(about(queueOf(greens(4), 6)) > alone + 10);
  assert.equal(about(queueOf([...greens(4), BLUE, BLUE])), alone);
});

Deno.test("predictNewcomer() tells the time that triage takes where nobody waits behind it", () => {
  const free = { ...queueOf([]), serving: [], resting: [{ last: NOW - 1, marked: true }] };
  assert.equal(about(free), 5);
  const open = newModel({ ...RULES, triage: false });
  assert.equal(about(free, open), 0);
});

Deno.test("predictNewcomer() tells nothing while nobody is at work", () => {
  const closed = { ...queueOf(greens(2)), serving: [] };
  assert.equal(told(closed), null);
  assert.equal(told({ ...closed, resting: [{ last: NOW - 180 }] }), null);
  assert.ok(told({ ...closed, resting: [{ last: NOW - 30 }] }));
});
