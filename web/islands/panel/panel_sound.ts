import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { PanelLanguage } from "../../../edge/domain/panel_look.ts";
import type { PanelCall } from "../../../edge/domain/display.ts";
import { createChime } from "../../state/chime.ts";
import { browserVoice, createSpeaker } from "../../state/speech.ts";
import type { ScreenWords } from "./screen_words.ts";

/** Bell and voice of a panel, as far as the browser lets it be heard. */
export interface PanelSound {
  /** False until the browser allows sound: some want a tap, a kiosk's may not. */
  readonly isOn: ReadonlySignal<boolean>;
  announce(call: PanelCall): Promise<void>;
  /** Asks for sound; call it from a tap. */
  unlock(): Promise<void>;
  /** Asks without a tap, and listens for one anywhere; returns how to stop. */
  start(): () => void;
}

/** Makes the sound; `languages` says in what it speaks by now. */
export function createPanelSound(languages: () => [PanelLanguage, ScreenWords][]): PanelSound {
  const chime = createChime();
  const speaker = createSpeaker(chime);
  const isRinging = signal(false);
  const isMuted = signal(false);

  async function unlock() {
    isRinging.value = await chime.unlock();
  }
  async function unlockByTap() {
    isMuted.value = false;
    globalThis.speechSynthesis?.getVoices();
    await unlock();
  }

  return {
    isOn: computed(() => isRinging.value && !isMuted.value),
    announce: (call) =>
      speaker.announce(
        call,
        languages().map(([language, { speech }]) => ({
          messages: speech,
          voice: browserVoice(language, () => isMuted.value = true),
        })),
      ),
    unlock: unlockByTap,
    start() {
      // After a cut of power at night nobody is there to tap, and some browsers do not ask.
      void unlock();
      globalThis.speechSynthesis?.getVoices();
      const timer = setInterval(() => isRinging.value = chime.isUnlocked(), WATCH_MS);
      const tap = () => void (isRinging.peek() && !isMuted.peek() ? undefined : unlockByTap());
      for (const event of TAPS) addEventListener(event, tap);
      return () => {
        clearInterval(timer);
        for (const event of TAPS) removeEventListener(event, tap);
      };
    },
  };
}

/** A system may take the sound away again, as when its loudspeaker changes. */
const WATCH_MS = 5_000;
/** A TV's remote control types. */
const TAPS = ["pointerdown", "keydown"] as const;
