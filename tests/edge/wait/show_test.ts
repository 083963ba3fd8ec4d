import assert from "node:assert/strict";
import fc from "fast-check";
import { RISKS } from "../../../edge/domain/risk.ts";
import { isTold, type Reader, showNewcomer, showWaits } from "../../../edge/domain/wait/show.ts";

const BEFORE = { about_minutes: 20, up_to_minutes: 35, since: 100, professionals: 2, is_next: false };

/** What a single reader is shown. */
function shown(about: number, up_to: number, now: number, changes: Partial<Reader> = {}, professionals = 2) {
  const reader = { before: BEFORE, prediction: { about, up_to }, is_next: false, ...changes };
  return showWaits([reader], professionals, now)[0];
}

Deno.test("showWaits() rounds up to five minutes", () => {
  const first = { before: null };
  assert.deepEqual(shown(15.1, 30, 7, first), { about_minutes: 20, up_to_minutes: 30, since: 7 });
  assert.deepEqual(shown(0, 0.1, 7, first), { about_minutes: 0, up_to_minutes: 5, since: 7 });
});

Deno.test("showWaits() keeps what is shown through small changes and for twenty minutes", () => {
  assert.equal(shown(12, 27, 200), BEFORE);
  assert.equal(shown(9, 24, 110), BEFORE);
  assert.equal(shown(9, 24, 120).about_minutes, 10);
});

Deno.test("showWaits() tells at once what is far from what is shown", () => {
  assert.equal(shown(50, 80, 101).up_to_minutes, 80);
  assert.equal(shown(1, 4, 101).up_to_minutes, 5);
});

Deno.test("showWaits() tells at once when others are at work, and whoever is next now", () => {
  assert.equal(shown(10, 25, 101, {}, 3).about_minutes, 10);
  assert.equal(shown(16, 31, 101, {}, 3), BEFORE, "no more than rounding");
  assert.equal(shown(10, 25, 101, { is_next: true }).about_minutes, 10);
  const next = { before: { ...BEFORE, is_next: true }, is_next: true };
  assert.equal(shown(10, 25, 101, next), next.before, "was next before");
});

Deno.test("showWaits() never shows an earlier place clearly more than a later one, whatever stood there", () => {
  const minutes = fc.integer({ min: 0, max: 40 }).map((fives) => 5 * fives);
  const wait = fc.tuple(minutes, fc.integer({ min: 1, max: 9 }).map((fives) => 5 * fives));
  const queue = fc.array(fc.record({ told: wait, held: fc.option(wait) }), { minLength: 2, maxLength: 12 });
  fc.assert(fc.property(queue, (queue) => {
    const told = queue.map(({ told }) => told).sort(([a, b], [c, d]) => a - c || b - d);
    // As predictions are: both figures grow with the place.
    told.forEach((one, place) => one[1] = Math.max(one[0] + one[1], told[place - 1]?.[1] ?? 0));
    const readers = queue.map(({ held }, place): Reader => ({
      before: held && {
        about_minutes: held[0],
        up_to_minutes: held[0] + held[1],
        since: 95,
        professionals: 2,
        is_next: false,
      },
      prediction: { about: told[place][0], up_to: told[place][1] },
      is_next: false,
    }));
    const result = showWaits(readers, 2, 100);
    for (let place = 1; place < result.length; place++) {
      assert.ok(result[place - 1].about_minutes <= result[place].about_minutes + 5);
      assert.ok(result[place - 1].up_to_minutes <= result[place].up_to_minutes + 5);
    }
  }));
});

Deno.test("showNewcomer() moves with every change of more than five minutes", () => {
  assert.equal(showNewcomer(BEFORE, { about: 24, up_to: 39 }, 101), BEFORE);
  assert.deepEqual(showNewcomer(BEFORE, { about: 26, up_to: 39 }, 101), {
    about_minutes: 30,
    up_to_minutes: 40,
    since: 101,
  });
  assert.equal(showNewcomer(null, { about: 3, up_to: 9 }, 101).about_minutes, 5);
});

Deno.test("isTold() gives no number to red and orange", () => {
  assert.deepEqual(RISKS.filter(isTold), ["yellow", "green", "blue"]);
  assert.ok(isTold(null));
});
