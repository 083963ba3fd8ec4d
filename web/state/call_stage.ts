import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { PanelCall } from "../../edge/domain/display.ts";

/** The big field of a panel: one call at a time, each for its time. */
export interface CallStage {
  readonly current: ReadonlySignal<PanelCall | null>;
  readonly calling: ReadonlySignal<boolean>;
  /** Shows calls after those that wait already. */
  show(calls: readonly PanelCall[]): void;
  /** Takes a call off the field and out of the line; `instead` rests there. */
  withdraw(number: number, instead: PanelCall | null): void;
  /** Takes over what calls say by now, and lets go of those that are not shown here any more. */
  refresh(calls: readonly PanelCall[], isShown: (call: PanelCall) => boolean): void;
  close(): void;
}

export interface CallStageOptions {
  announce(call: PanelCall): Promise<void>;
  memory: { write(number: number): void };
  now(): number;
}

const HOLD_MS = 15_000;
/** A call that a panel missed for longer than this is history: it is listed, not called. */
const STALE_SECONDS = 10 * 60;

/** Makes the field, with the call that rests on it. */
export function createCallStage(initial: PanelCall | null, options: CallStageOptions): CallStage {
  const current = signal(initial);
  const calling = signal(false);
  let upcoming: PanelCall[] = [];
  let isRunning = false;
  let endHold = () => {};

  async function run() {
    if (isRunning) return;
    isRunning = true;
    for (let call = upcoming.shift(); call; call = upcoming.shift()) {
      const shown = call;
      batch(() => {
        current.value = shown;
        calling.value = true;
      });
      options.memory.write(shown.number);
      await Promise.all([hold(), options.announce(shown).catch(() => {})]);
    }
    calling.value = false;
    isRunning = false;
  }

  function hold(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, HOLD_MS);
      endHold = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    current: computed(() => current.value),
    calling: computed(() => calling.value),
    show(calls) {
      const fresh = calls.filter((call) => options.now() - call.called <= STALE_SECONDS);
      upcoming.push(...fresh);
      const latest = calls.at(-1);
      // History rests on the field without having been called.
      if (latest && !isRunning && upcoming.length === 0) current.value = latest;
      void run();
    },
    withdraw(number, instead) {
      upcoming = upcoming.filter((call) => call.number !== number);
      if (current.peek()?.number !== number) return;
      batch(() => {
        current.value = instead;
        calling.value = false;
      });
      endHold();
    },
    refresh(calls, isShown) {
      const byNumber = new Map(calls.map((call) => [call.number, call]));
      const renewed = (call: PanelCall) => byNumber.get(call.number) ?? { ...call, name: null };
      upcoming = upcoming.filter(isShown).map(renewed);
      const held = current.peek();
      if (held) current.value = isShown(held) ? renewed(held) : calls[0] ?? null;
    },
    close() {
      upcoming = [];
      endHold();
    },
  };
}
