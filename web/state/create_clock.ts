import { computed, type ReadonlySignal, signal } from "@preact/signals";

/** The database's time on a device whose own clock may be wrong: a TV box has no battery for it. */
export interface Clock {
  /** Milliseconds since the epoch, renewed each second while it runs. */
  readonly now: ReadonlySignal<number>;
  /** An instant that the server has just told, in seconds. */
  sync(epochSeconds: number): void;
  /** Starts to tick; returns how to stop. */
  start(): () => void;
}

const TICK_MS = 1_000;

/** Makes a clock that stands at an instant until it is started. */
export function createClock(epochSeconds: number): Clock {
  let offset: number | null = null;
  const now = signal(epochSeconds * 1000);
  return {
    now: computed(() => now.value),
    sync(seconds) {
      offset = seconds * 1000 - Date.now();
      now.value = seconds * 1000;
    },
    start() {
      offset ??= now.peek() - Date.now();
      const timer = setInterval(() => now.value = Date.now() + (offset ?? 0), TICK_MS);
      return () => clearInterval(timer);
    },
  };
}
