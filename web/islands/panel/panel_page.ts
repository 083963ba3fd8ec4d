import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { PanelContent } from "../../backend/panel_shapes.ts";
import type { PanelSource } from "../../backend/panel_source.ts";
import { ApiRefusal } from "../../backend/public_api.ts";
import { openLink } from "../../backend/realtime.ts";
import type { BrowserSettings } from "../../settings.ts";
import { createTokenSource } from "../../state/access_token.ts";
import { createConnection, type Health } from "../../state/connection.ts";
import { type Clock, createClock } from "../../state/create_clock.ts";
import { createPanel, type Panel } from "../../state/create_panel.ts";
import { startPulse } from "../../state/create_pulse.ts";
import { deviceMemory } from "../../state/device_memory.ts";
import { keepAwake } from "./keep_awake.ts";
import { createPanelSound } from "./panel_sound.ts";
import { languagesOf, type ScreenWords, type WordsByLanguage } from "./screen_words.ts";

/** What a screen needs to become a panel. */
export interface PanelPageOptions {
  content: PanelContent;
  source: PanelSource;
  words: WordsByLanguage;
  browser: BrowserSettings;
  /** The panel may not be read any more: it was revoked, or its link was closed. */
  onRefused(): void;
  /** The clinic was deleted while the panel was on. */
  onClosed(): void;
}

/** What the big field shows: somebody is called, the last call, or nothing for a while. */
export type PanelMode = "calling" | "resting" | "idle";

/** Everything that the parts of a panel share. */
export interface PanelPage {
  readonly panel: Panel;
  readonly clock: Clock;
  /** The words of the panel's languages, its first one first. */
  readonly words: ReadonlySignal<ScreenWords[]>;
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
export function createPanelPage(options: PanelPageOptions): PanelPage {
  const { source, browser, content } = options;
  const clock = createClock(content.at);
  const sound = createPanelSound(() => languagesOf(panel.content.peek().display.languages, options.words));
  const panel = createPanel(content, {
    announce: sound.announce,
    missed: source.missed,
    memory: deviceMemory(`vez-panel-${content.display.id}`, parseNumber),
    now: () => clock.now.peek() / 1000,
  });
  const health = signal<Health>("connecting");
  const updatedAt = signal<number | null>(null);

  async function refresh() {
    const read = await source.read().catch((error: unknown) => {
      if (isRefusal(error)) options.onRefused();
      throw error;
    });
    clock.sync(read.at);
    await panel.apply(read);
  }

  function connect() {
    return createConnection({
      open: (on) =>
        openLink({
          ...browser,
          topic: `calls:${content.establishment.id}`,
          event: "panel",
          token: createTokenSource(source.openSession),
        }, on),
      apply: panel.takeFrame,
      refresh,
      closed: options.onClosed,
    });
  }

  /** A sign of life, whose answer says what realtime may have lost. */
  function beat(): () => void {
    const { pulse } = source;
    if (!pulse) return () => {};
    let seen: string | null = null;
    return startPulse({
      beat: () => pulse(sound.isOn.peek()),
      onPulse({ last, revision }) {
        const isChanged = seen !== null && seen !== revision;
        seen = revision;
        void (isChanged ? refresh() : panel.catchUp(last)).catch(() => {});
      },
      onRevoked: options.onRefused,
    });
  }

  return {
    panel,
    clock,
    words: computed(() =>
      languagesOf(panel.content.value.display.languages, options.words).map(([, words]) => words)
    ),
    mode: computed(() => {
      if (panel.calling.value) return "calling";
      const current = panel.current.value;
      return current && clock.now.value - current.called * 1000 < REST_MS ? "resting" : "idle";
    }),
    health,
    updatedAt,
    hasSound: sound.isOn,
    start() {
      const connection = connect();
      panel.start();
      const stops = [
        clock.start(),
        effect(() => {
          health.value = connection.health.value;
          if (connection.updatedAt.value !== null) updatedAt.value = clock.now.peek();
        }),
        beat(),
        sound.start(),
        connection.close,
        panel.close,
      ];
      void keepAwake();
      return () => stops.forEach((stop) => stop());
    },
    async startShow() {
      await sound.unlock();
      await document.documentElement.requestFullscreen?.().catch(() => {});
      await keepAwake();
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiRefusal && (error.status === 401 || error.status === 404);
}

function parseNumber(text: string): number | null {
  const number = Number(text);
  return text !== "" && Number.isSafeInteger(number) ? number : null;
}
