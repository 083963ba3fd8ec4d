import { type ReadonlySignal, signal } from "@preact/signals";
import type { ShownPin, ShownPins } from "../backend/pinboard_figures.ts";

/** A pinboard's figures, which follow the clinic's queue unless somebody pauses them. */
export interface LiveFigures {
  readonly pins: ReadonlySignal<readonly ShownPin[]>;
  /** When they were counted. */
  readonly at: ReadonlySignal<string>;
  /** Nothing on the page changes by itself (WCAG 2.2.2). */
  readonly isPaused: ReadonlySignal<boolean>;
  /** Something has happened that the page does not show yet, because it is paused. */
  readonly isBehind: ReadonlySignal<boolean>;
  /** The queue has changed: figures are read soon, but not more often than every five seconds. */
  touch(): void;
  /** Reads what may have changed unseen. */
  refresh(): Promise<void>;
  pause(): void;
  resume(): void;
  stop(): void;
}

export interface LiveFiguresOptions {
  initial: ShownPins;
  /** Reads all figures, or those that visits of today change; null when that is not possible now. */
  read(live: boolean): Promise<ShownPins | null>;
}

/** Acts come in bursts: a call is followed by a start. */
const GATHER_MS = 1_000;
const EVERY_MS = 5_000;
/** Even figures of other days change once a day. */
const WHOLE_EVERY_MS = 10 * 60_000;

/** Makes the figures from what the server rendered. */
export function createLiveFigures({ initial, read }: LiveFiguresOptions): LiveFigures {
  const pins = signal<readonly ShownPin[]>(initial.pins);
  const at = signal(initial.at);
  const isPaused = signal(false);
  const isBehind = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [readAt, wholeAt] = [-Infinity, Date.now()];

  async function load() {
    clearTimeout(timer);
    timer = undefined;
    readAt = Date.now();
    const whole = readAt - wholeAt > WHOLE_EVERY_MS;
    const found = await read(!whole);
    if (found === null || isPaused.value) return;
    if (whole) wholeAt = readAt;
    pins.value = whole
      ? found.pins
      : pins.value.map((one) => found.pins.find(({ pin }) => pin === one.pin) ?? one);
    at.value = found.at;
  }

  /** What fails is tried again at the next change, or when the connection asks. */
  const loadLater = () => void load().catch(() => {});

  return {
    pins,
    at,
    isPaused,
    isBehind,
    touch() {
      if (isPaused.value) isBehind.value = true;
      else timer ??= setTimeout(loadLater, Math.max(GATHER_MS, readAt + EVERY_MS - Date.now()));
    },
    refresh() {
      if (!isPaused.value) return load();
      isBehind.value = true;
      return Promise.resolve();
    },
    pause() {
      clearTimeout(timer);
      timer = undefined;
      isPaused.value = true;
    },
    resume() {
      isPaused.value = false;
      if (isBehind.value) loadLater();
      isBehind.value = false;
    },
    stop: () => clearTimeout(timer),
  };
}
