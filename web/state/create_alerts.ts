import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Chime } from "./chime.ts";

/** `locked`: wanted, but the browser allows no sound before somebody taps the page. */
export type AlertState = "on" | "off" | "locked";

/** Sound and vibration of a patient's page. */
export interface Alerts {
  readonly state: ReadonlySignal<AlertState>;
  /** Takes the choice that this device remembers. */
  restore(): void;
  /** The switch was tapped: on, unless it is on. */
  toggle(): Promise<void>;
  /** The page was tapped somewhere: a chance to unlock what is wanted. */
  tapped(): Promise<void>;
  /** "It is your turn": bell three times, long vibration. */
  call(): Promise<void>;
  /** "You are next": one short vibration. */
  nudge(): void;
}

export interface AlertOptions {
  chime: Chime;
  vibrate(pattern: number[]): void;
  /** Whether this device's owner wants alerts; null before a choice. */
  memory: { read(): boolean | null; write(wanted: boolean): void };
}

const CALL_PATTERN = [500, 200, 500, 200, 900];
const NUDGE_PATTERN = [250];
const RINGS = 3;

/** Makes the alerts of a page. */
export function createAlerts({ chime, vibrate, memory }: AlertOptions): Alerts {
  const wanted = signal(true);
  const unlocked = signal(chime.isUnlocked());

  async function unlock() {
    unlocked.value = await chime.unlock();
  }

  return {
    state: computed(() => !wanted.value ? "off" : unlocked.value ? "on" : "locked"),
    restore() {
      wanted.value = memory.read() ?? true;
    },
    async toggle() {
      wanted.value = !(wanted.value && unlocked.value);
      memory.write(wanted.value);
      if (wanted.value) await unlock();
    },
    async tapped() {
      if (wanted.value && !unlocked.value) await unlock();
    },
    async call() {
      if (!wanted.value) return;
      vibrate(CALL_PATTERN);
      for (let ring = 0; ring < RINGS && wanted.value; ring++) await chime.ring();
    },
    nudge() {
      if (wanted.value) vibrate(NUDGE_PATTERN);
    },
  };
}
