import { mock } from "node:test";

/** A test with a clock that stands still but for `pass()`. */
export function timedTest(name: string, act: () => void | Promise<void>) {
  Deno.test(name, async () => {
    mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.now() });
    try {
      await act();
    } finally {
      mock.timers.reset();
    }
  });
}

/** Lets time go by, and everything happen that waits for it. */
export async function pass(ms: number) {
  for (let passed = 0; passed < ms; passed += 1_000) {
    mock.timers.tick(1_000);
    await settle();
  }
}

/** Lets answers arrive. */
export async function settle() {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
