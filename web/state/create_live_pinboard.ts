import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { fetchFigures, type ShownPins } from "../backend/pinboard_figures.ts";
import { openLink } from "../backend/realtime.ts";
import type { BrowserSettings } from "../settings.ts";
import { type Connection, createConnection, type Health } from "./connection.ts";
import { createLiveFigures, type LiveFigures } from "./create_live_figures.ts";
import { createStaffSession, staffTopic } from "./staff_session.ts";

/** What a page about a pinboard starts from; all of it serialisable. */
export interface LivePinboardStart {
  establishment: string;
  /** Where the page's origin gives the figures as JSON. */
  source: string;
  figures: ShownPins;
  browser: BrowserSettings;
}

/** A pinboard that follows the clinic's queue once started. */
export interface LivePinboard {
  readonly figures: LiveFigures;
  readonly health: ReadonlySignal<Health>;
  readonly isSignedOut: ReadonlySignal<boolean>;
  /** The clinic was deleted. */
  readonly isClosed: ReadonlySignal<boolean>;
  /** When the figures were last known to be current (ms). */
  readonly updatedAt: ReadonlySignal<number>;
  /** Follows the queue until the returned function is called. Browsers only. */
  start(): () => void;
}

/** Makes a pinboard and, once started, reads its figures anew when `staff:<establishment>` tells of a change. */
export function createLivePinboard(start: LivePinboardStart): LivePinboard {
  const session = createStaffSession();
  const isOut = signal(false);
  const isClosed = signal(false);
  const connection = signal<Connection | null>(null);
  const figures = createLiveFigures({
    initial: start.figures,
    async read(live) {
      const found = await fetchFigures(start.source, live);
      isOut.value = found === null;
      return found;
    },
  });
  const connect = () =>
    createConnection({
      open: (on) =>
        openLink({ ...start.browser, ...staffTopic(start.establishment), token: session.tokens }, on),
      apply() {
        figures.touch();
        return true;
      },
      refresh: figures.refresh,
      closed: () => void (isClosed.value = true),
    });
  return {
    figures,
    isClosed,
    isSignedOut: computed(() => isOut.value || session.isSignedOut.value),
    health: computed(() => connection.value?.health.value ?? "connecting"),
    updatedAt: computed(() => connection.value?.updatedAt.value ?? Date.parse(start.figures.at)),
    start() {
      const held = connect();
      connection.value = held;
      return () => {
        held.close();
        figures.stop();
      };
    },
  };
}
