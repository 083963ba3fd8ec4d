import { effect, type ReadonlySignal, signal } from "@preact/signals";

/** Warns whoever stepped out that it is time to come back. */
export interface ReturnBell {
  readonly isDue: ReadonlySignal<boolean>;
  /** Rings once per pass; returns how to stop. */
  start(ring: () => void): () => void;
}

/** So long before the end of a pass. */
const EARLY_MS = 5 * 60_000;
/** And as soon as no more people than these are before the patient. */
const FEW = 1;

/**
 * Makes the bell; `out` is the end of the pass in seconds since the epoch, null when nobody is out. A timer that a
 * sleeping phone missed runs when it wakes.
 */
export function createReturnBell(
  out: ReadonlySignal<number | null>,
  ahead: ReadonlySignal<number | null>,
  now: () => number = Date.now,
): ReturnBell {
  const isDue = signal(false);
  return {
    isDue,
    start: (ring) =>
      effect(() => {
        const until = out.value;
        const isNear = ahead.value !== null && ahead.value <= FEW;
        if (until === null) {
          isDue.value = false;
          return;
        }
        const warn = () => {
          if (isDue.peek()) return;
          isDue.value = true;
          ring();
        };
        const rest = until * 1000 - EARLY_MS - now();
        if (isNear || rest <= 0) return warn();
        const timer = setTimeout(warn, rest);
        return () => clearTimeout(timer);
      }),
  };
}
