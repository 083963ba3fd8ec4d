import assert from "node:assert/strict";
import { mock } from "node:test";
import { signal } from "@preact/signals";
import { createReturnBell } from "../../web/state/create_return_bell.ts";
import { lastSeenOf } from "../../web/state/last_seen.ts";
import { timedTest } from "../support/timed_test.ts";
import { snapshotOf, waitingOf } from "./snapshot_builder.ts";

const NOW = 1_800_000_000_000;
const minutes = (count: number) => NOW / 1000 + count * 60;

function bellOf(until: number | null, people: number | null) {
  const [out, ahead] = [signal(until), signal(people)];
  let rings = 0;
  const bell = createReturnBell(out, ahead, () => NOW);
  const stop = bell.start(() => rings++);
  return { out, ahead, bell, stop, rings: () => rings };
}

timedTest("createReturnBell() rings once, five minutes before the end of the pass", () => {
  const { bell, rings, stop } = bellOf(minutes(20), 4);
  mock.timers.tick(14 * 60_000);
  assert.deepEqual([bell.isDue.value, rings()], [false, 0]);
  mock.timers.tick(2 * 60_000);
  assert.deepEqual([bell.isDue.value, rings()], [true, 1]);
  stop();
});

Deno.test("createReturnBell() rings as soon as one person is left, and is silent for who is here", () => {
  const { bell, ahead, out, rings, stop } = bellOf(minutes(20), 3);
  ahead.value = 1;
  ahead.value = 0;
  assert.deepEqual([bell.isDue.value, rings()], [true, 1]);
  out.value = null;
  assert.equal(bell.isDue.value, false);
  out.value = minutes(20);
  assert.equal(rings(), 2, "another pass is another warning");
  stop();
  const here = bellOf(null, 0);
  assert.equal(here.rings(), 0);
  here.stop();
});

Deno.test("lastSeenOf() gives back what was seen of this ticket, and nothing else", () => {
  const held = new Map<string, string>();
  const storage: Storage = {
    length: 0,
    clear: () => held.clear(),
    key: () => null,
    getItem: (key) => held.get(key) ?? null,
    removeItem: (key) => void held.delete(key),
    setItem: (key, value) => void held.set(key, value),
  };
  const own = lastSeenOf("token", storage);
  assert.equal(own.read(), null);
  const snapshot = snapshotOf({ waiting: waitingOf("A042") });
  own.write({ at: NOW, snapshot });
  assert.deepEqual(own.read(), { token: "token", at: NOW, snapshot });
  assert.equal(lastSeenOf("another", storage).read(), null);
  storage.setItem("vez-last", '{"token":"token","at":1,"snapshot":{}}');
  assert.equal(own.read(), null, "what is no snapshot is not shown");
  own.forget();
  assert.equal(held.size, 0);
});
