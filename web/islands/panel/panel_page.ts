import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { openDisplaySession, readDisplay } from "../../backend/displays.ts";
import type { DisplayAnswer } from "../../backend/queue_shapes.ts";
import { openLink } from "../../backend/realtime.ts";
import type { Locale } from "../../i18n/locale.ts";
import type { PanelMessages } from "../../i18n/panel/pt_BR.ts";
import type { BrowserSettings } from "../../settings.ts";
import { createTokenSource } from "../../state/access_token.ts";
import { createChime } from "../../state/chime.ts";
import { createConnection, type Health } from "../../state/connection.ts";
import { type Clock, createClock } from "../../state/create_clock.ts";
import { createPanel, type Panel } from "../../state/create_panel.ts";
import { deviceMemory } from "../../state/device_memory.ts";
import { browserVoice, createSpeaker } from "../../state/speech.ts";
import { keepAwake } from "./keep_awake.ts";

export type PanelWords = Omit<PanelMessages, "title" | "noscript" | "not_found" | "unavailable">;

/** What the server renders a panel with. */
export interface PanelProps {
  display: DisplayAnswer;
  words: PanelWords;
  locale: Locale;
  browser: BrowserSettings;
}

/** What the big field shows: somebody is called, the last call, or nothing for a while. */
export type PanelMode = "calling" | "resting" | "idle";

/** Everything that the parts of a panel share. */
export interface PanelPage {
  readonly panel: Panel;
  readonly clock: Clock;
  readonly mode: ReadonlySignal<PanelMode>;
  readonly health: ReadonlySignal<Health>;
  /** When the panel was last known to be current, by the clinic's clock; null before the first time. */
  readonly updatedAt: ReadonlySignal<number | null>;
  /** Bell and voice may be heard. */
  readonly hasSound: ReadonlySignal<boolean>;
  /** Goes live, in a browser; returns how to stop. */
  start(): () => void;
  /** The click that browsers ask for: sound, the whole screen, and no sleep. */
  startShow(): Promise<void>;
}

/** A call is no news any more after this. */
const REST_MS = 10 * 60_000;

/** Makes the panel's signals. */
export function createPanelPage(props: PanelProps): PanelPage {
  const { browser, words } = props;
  const { display: { id }, establishment, snapshot } = props.display;
  const chime = createChime();
  const speaker = createSpeaker(words.speech, chime, browserVoice(props.locale));
  const clock = createClock(snapshot.at);
  const panel = createPanel(snapshot, {
    announce: (call) => speaker.announce(call.code, call.room),
    memory: deviceMemory(`vez-panel-${id}`, parseNumber),
  });
  const health = signal<Health>("connecting");
  const updatedAt = signal<number | null>(null);
  const hasSound = signal(false);

  async function refresh() {
    const read = await readDisplay(browser, id);
    clock.sync(read.snapshot.at);
    panel.apply(read.snapshot);
  }

  function connect() {
    return createConnection({
      open: (on) =>
        openLink({
          ...browser,
          topic: `queue:${establishment.id}`,
          event: "snapshot",
          token: createTokenSource(() => openDisplaySession(browser, id)),
        }, on),
      apply: panel.applyPayload,
      refresh,
    });
  }

  async function unlock() {
    hasSound.value = await chime.unlock();
  }

  return {
    panel,
    clock,
    mode: computed(() => {
      if (panel.calling.value) return "calling";
      const current = panel.current.value;
      return current && clock.now.value - current.called * 1000 < REST_MS ? "resting" : "idle";
    }),
    health,
    updatedAt,
    hasSound,
    start() {
      const stopClock = clock.start();
      const connection = connect();
      const stopMirror = effect(() => {
        health.value = connection.health.value;
        if (connection.updatedAt.value !== null) updatedAt.value = clock.now.peek();
      });
      panel.start();
      // A kiosk browser may allow sound without a click, also after a reload at night.
      void unlock();
      return () => {
        stopClock();
        stopMirror();
        connection.close();
        panel.close();
      };
    },
    async startShow() {
      await unlock();
      globalThis.speechSynthesis?.getVoices();
      await document.documentElement.requestFullscreen?.().catch(() => {});
      await keepAwake();
    },
  };
}

function parseNumber(text: string): number | null {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : null;
}
