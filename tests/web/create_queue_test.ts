import assert from "node:assert/strict";
import fc from "fast-check";
import { createQueue, lastCalled } from "../../web/state/create_queue.ts";
import { callsOf, NOW, snapshotOf, waitingOf } from "./snapshot_builder.ts";

/** Versions as a network may deliver them: twice, late, out of order, with gaps. */
const deliveries = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 40 });

function snapshotAt(version: number) {
  return snapshotOf({ version, at: NOW + version, waiting: waitingOf(`A${version}`) });
}

Deno.test("createQueue() holds the newest of what arrived, in whatever order it came", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), deliveries, (first, versions) => {
    const queue = createQueue(snapshotAt(first));
    for (const version of versions) queue.apply(snapshotAt(version));
    assert.deepEqual(queue.snapshot.value, snapshotAt(Math.max(first, ...versions)));
  }));
});

Deno.test("createQueue() never goes back and tells its readers only of news", () => {
  fc.assert(fc.property(deliveries, (versions) => {
    const queue = createQueue(snapshotAt(1));
    const told: number[] = [];
    queue.snapshot.subscribe((snapshot) => void told.push(snapshot.version));
    for (const version of versions) assert.ok(queue.applyPayload(snapshotAt(version)));
    assert.deepEqual(told, [...new Set(told)].sort((a, b) => a - b));
  }));
});

Deno.test("createQueue() comes to the same state however often and in whatever order messages repeat", () => {
  const shuffles = fc.uniqueArray(fc.integer({ min: 2, max: 30 })).chain((versions) =>
    fc.tuple(
      fc.shuffledSubarray(versions, { minLength: versions.length }),
      fc.shuffledSubarray([...versions, ...versions], { minLength: versions.length * 2 }),
    )
  );
  fc.assert(fc.property(shuffles, ([once, twice]) => {
    const [left, right] = [createQueue(snapshotAt(1)), createQueue(snapshotAt(1))];
    once.forEach((version) => left.apply(snapshotAt(version)));
    twice.forEach((version) => right.apply(snapshotAt(version)));
    assert.deepEqual(left.snapshot.value, right.snapshot.value);
  }));
});

Deno.test("createQueue() keeps what it holds when a payload is no snapshot", () => {
  fc.assert(fc.property(fc.jsonValue(), (payload) => {
    const queue = createQueue(snapshotAt(1));
    assert.equal(queue.applyPayload(payload), false);
    assert.deepEqual(queue.snapshot.value, snapshotAt(1));
  }));
});

Deno.test("lastCalled() shows each code once, by its latest call", () => {
  const snapshot = snapshotOf({ recent: callsOf(9, "A003", "A001", "A003", "A002", "A001") });
  const codes = lastCalled(snapshot, 5).map((call) => [call.code, call.number]);
  assert.deepEqual(codes, [["A003", 9], ["A001", 8], ["A002", 6]]);
  assert.equal(lastCalled(snapshot, 2).length, 2);
});

Deno.test("lastCalled() marks a code that was called again", () => {
  const recent = callsOf(9, "A003", "A001");
  const called = recent.map(({ code, called }) => ({
    code,
    called,
    arrived: NOW - 600,
    room: null,
    times: code === "A003" ? 2 : 1,
  }));
  const marks = lastCalled(snapshotOf({ recent, called }), 5).map((call) => call.again);
  assert.deepEqual(marks, [true, false]);
});
