import assert from "node:assert/strict";
import type { ShownPin, ShownPins } from "../../web/backend/pinboard_figures.ts";
import { createLiveFigures } from "../../web/state/create_live_figures.ts";
import { pass, timedTest } from "../support/timed_test.ts";

const pinOf = (pin: string, figure: string): ShownPin => ({
  pin,
  title: pin,
  words: null,
  takeaway: "",
  href: null,
  picture: null,
  alt: "",
  head: [],
  rows: [[figure]],
  notes: [],
});

/** A pinboard whose figures grow with each reading; `live` figures come without the pin of yesterday. */
function open() {
  const reads: boolean[] = [];
  const shown = (): ShownPins => ({
    at: `read ${reads.length}`,
    pins: [pinOf("today", String(reads.length)), pinOf("yesterday", String(reads.length))],
  });
  const figures = createLiveFigures({
    initial: shown(),
    read(live) {
      reads.push(live);
      const { at, pins } = shown();
      return Promise.resolve({ at, pins: live ? pins.slice(0, 1) : pins });
    },
  });
  return { figures, reads, figuresOf: () => figures.pins.value.map(({ rows }) => rows[0][0]) };
}

timedTest(
  "createLiveFigures() reads what today changes, soon, and not more often than every five seconds",
  async () => {
    const { figures, reads, figuresOf } = open();
    for (let burst = 0; burst < 5; burst++) figures.touch();
    await pass(1_000);
    assert.deepEqual(reads, [true]);
    assert.deepEqual(figuresOf(), ["1", "0"]);
    for (let second = 0; second < 30; second++) {
      figures.touch();
      await pass(1_000);
    }
    assert.equal(reads.length, 7);
    figures.stop();
  },
);

timedTest("createLiveFigures() changes nothing while it is paused, and catches up afterwards", async () => {
  const { figures, reads, figuresOf } = open();
  figures.touch();
  figures.pause();
  await pass(2_000);
  assert.equal(figures.isBehind.value, false);
  figures.touch();
  await figures.refresh();
  await pass(60_000);
  assert.deepEqual([reads.length, figures.isBehind.value, figuresOf()], [0, true, ["0", "0"]]);
  figures.resume();
  await pass(1_000);
  assert.deepEqual([reads.length, figures.isBehind.value, figuresOf()], [1, false, ["1", "0"]]);
  figures.stop();
});

timedTest("createLiveFigures() reads other days' figures too when they are old", async () => {
  const { figures, reads, figuresOf } = open();
  await pass(11 * 60_000);
  await figures.refresh();
  assert.deepEqual([reads, figuresOf()], [[false], ["1", "1"]]);
  figures.stop();
});
