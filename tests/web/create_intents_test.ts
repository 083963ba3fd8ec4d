import assert from "node:assert/strict";
import { createIntents, type Outcome } from "../../web/state/create_intents.ts";

/** A server that counts effects: a key it has seen answers again without one. */
function server() {
  const answers = new Map<string, Outcome<string>>();
  const keys: string[] = [];
  return {
    keys,
    effects: () => answers.size,
    send: (key: string): Promise<Outcome<string>> => {
      keys.push(key);
      const answer: Outcome<string> = answers.get(key) ??
        { settled: true, value: `effect ${answers.size + 1}` };
      answers.set(key, answer);
      return Promise.resolve(answer);
    },
  };
}

/** A sleep that ends only when told. */
function manualSleep() {
  const sleepers: (() => void)[] = [];
  return {
    sleep: () => new Promise<void>((resolve) => sleepers.push(resolve)),
    wake: async () => {
      for (const wake of sleepers.splice(0)) wake();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

Deno.test("run() sends a double click once", async () => {
  const { send, effects, keys } = server();
  const intents = createIntents<string>(manualSleep());
  const [first, second] = await Promise.all([
    intents.run("call-next", {}, send),
    intents.run("call-next", {}, send),
  ]);
  const third = await intents.run("call-next", {}, send);
  assert.deepEqual([first, second, third], Array(3).fill({ settled: true, value: "effect 1" }));
  assert.deepEqual([effects(), keys.length], [1, 1]);
});

Deno.test("run() takes the same act as a new one after its rest", async () => {
  const { send, effects } = server();
  const { sleep, wake } = manualSleep();
  const intents = createIntents<string>({ sleep });
  await intents.run("call-next", {}, send);
  await wake();
  await intents.run("call-next", {}, send);
  assert.equal(effects(), 2);
});

Deno.test("run() takes another name or another body as another act with its own key", async () => {
  const { send, keys } = server();
  const intents = createIntents<string>(manualSleep());
  await intents.run("call:1", {}, send);
  await intents.run("call:2", {}, send);
  await intents.run("call:2", { reason: "urgent" }, send);
  assert.equal(new Set(keys).size, 3);
});

Deno.test("run() sends again with the same key when an answer was lost", async () => {
  const { send, effects, keys } = server();
  let losses = 2;
  const lossy = async (key: string) => {
    const answer = await send(key);
    if (losses-- > 0) throw new TypeError("connection lost");
    return answer;
  };
  const intents = createIntents<string>({ sleep: () => Promise.resolve(), retryMs: [1, 1] });
  const outcome = await intents.run("finish:1", {}, lossy);
  assert.deepEqual(outcome, { settled: true, value: "effect 1" });
  assert.deepEqual([effects(), keys.length, new Set(keys).size], [1, 3, 1]);
});

Deno.test("run() keeps the key of an act whose end nobody knows until somebody asks for it again", async () => {
  const { send, effects, keys } = server();
  const intents = createIntents<string>({ sleep: () => Promise.resolve(), retryMs: [] });
  const lost = await intents.run("create", { name: "Ana" }, async (key) => {
    await send(key);
    throw new TypeError("connection lost");
  });
  assert.equal(lost.settled, false);
  const again = await intents.run("create", { name: "Ana" }, send);
  assert.equal(again.settled, true);
  assert.deepEqual([effects(), new Set(keys).size], [1, 1]);
});

Deno.test("run() names the acts under way", async () => {
  const { send } = server();
  const intents = createIntents<string>(manualSleep());
  const running = intents.run("start:1", {}, send);
  assert.deepEqual([...intents.pending.value], ["start:1"]);
  await running;
  assert.deepEqual([...intents.pending.value], []);
});
