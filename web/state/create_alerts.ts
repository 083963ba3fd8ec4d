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
  /** "It is almost your turn": one short vibration. */
  nudge(): void;
  /** "Come back": bell once, short vibration. */
  remind(): Promise<void>;
}

export interface AlertOptions {
  chime: Chime;
  vibrate(pattern: number[]): void;
  /** Nothing sounds or shakes while this is true, whatever was chosen. */
  isQuiet?: () => boolean;
  /** Whether this device's owner wants alerts; null before a choice. */
  memory: { read(): boolean | null; write(wanted: boolean): void };
}

const CALL_PATTERN = [500, 200, 500, 200, 900];
const NUDGE_PATTERN = [250];
const RINGS = 3;

/** Makes the alerts of a page. */
export function createAlerts({ chime, vibrate, memory, isQuiet = () => false }: AlertOptions): Alerts {
  const wanted = signal(true);
  const unlocked = signal(chime.isUnlocked());

  const isWanted = () => wanted.value && !isQuiet();

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
      if (isWanted() && !unlocked.value) await unlock();
    },
    async call() {
      for (let ring = 0; ring < RINGS && isWanted(); ring++) {
        if (ring === 0) vibrate(CALL_PATTERN);
        await chime.ring();
      }
    },
    nudge() {
      if (isWanted()) vibrate(NUDGE_PATTERN);
    },
    async remind() {
      if (!isWanted()) return;
      vibrate(NUDGE_PATTERN);
      await chime.ring();
    },
  };
}
