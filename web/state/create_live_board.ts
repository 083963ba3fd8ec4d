import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { expandFrame, StaffFrame } from "../../edge/domain/staff_frame.ts";
import { StaffNews } from "../../edge/domain/staff_news.ts";
import type { StaffQueue } from "../../edge/domain/staff_queue.ts";
import { StaffWaits } from "../../edge/domain/wait/staff_waits.ts";
import type { Api } from "../backend/api.ts";
import { expectData } from "../backend/expect_data.ts";
import { readQueue, readWaits } from "../backend/queue.ts";
import { openLink } from "../backend/realtime.ts";
import { staffApi } from "../backend/staff_api.ts";
import type { BrowserSettings } from "../settings.ts";
import { type Connection, createConnection, type Health } from "./connection.ts";
import { type Board, createBoard } from "./create_board.ts";
import { tellPage } from "./page_news.ts";
import { createStaffSession, staffTopic } from "./staff_session.ts";

/** What a page about a living queue starts from; all of it serialisable. */
export interface LiveBoardStart {
  establishment: string;
  queue: StaffQueue;
  /** What was told to whom; left out where the page does not show it. */
  waits?: StaffWaits["waits"];
  browser: BrowserSettings;
  locale: string;
}

/** A board that follows its queue once started. */
export interface LiveBoard {
  readonly api: Api;
  readonly board: Board;
  /** What everybody who waits was told, by visit: about, up to, in minutes. */
  readonly waits: ReadonlySignal<StaffWaits["waits"]>;
  readonly health: ReadonlySignal<Health>;
  /** The session has ended: nothing more arrives until somebody signs in. */
  readonly isSignedOut: ReadonlySignal<boolean>;
  /** The clinic was deleted: nothing of it is left. */
  readonly isClosed: ReadonlySignal<boolean>;
  /** The database's clock as well as this device knows it, in milliseconds; ticks while started. */
  readonly now: ReadonlySignal<number>;
  /** When the board was last known to be current, by the database's clock (ms). */
  readonly updatedAt: ReadonlySignal<number>;
  /** Follows the queue until the returned function is called. Browsers only. */
  start(): () => void;
}

const TICK_MS = 10_000;
const BESIDE_THE_QUEUE = ["waits", "places", "expected"];

/** Makes a board and, once started, keeps it current over `staff:<establishment>`. */
export function createLiveBoard(start: LiveBoardStart): LiveBoard {
  const { tokens, isSignedOut, tokenOrNobody } = createStaffSession();
  const isClosed = signal(false);
  const api = staffApi(start.browser, start.locale, tokenOrNobody);
  const board = createBoard(start.queue, { read: () => expectData(readQueue(api, start.establishment)) });
  const waits = signal(start.waits ?? {});
  const connection = signal<Connection | null>(null);
  const renderedAt = Date.parse(start.queue.at);
  const tick = signal(renderedAt - board.clockSkewMs.value);

  /** Waits are an addition: when they cannot be read the board goes on. */
  async function refreshWaits() {
    if (!start.waits) return;
    const answer = await readWaits(api, start.establishment);
    if (answer.ok) waits.value = answer.data.waits;
  }

  function connect(): Connection {
    return createConnection({
      open: (on) =>
        openLink({
          ...start.browser,
          ...staffTopic(start.establishment),
          also: BESIDE_THE_QUEUE,
          token: tokens,
        }, on),
      apply(payload) {
        const news = StaffNews.safeParse(payload);
        if (news.success) {
          tellPage("places" in news.data ? "places" : "expected");
          return true;
        }
        const told = StaffWaits.safeParse(payload);
        const frame = StaffFrame.safeParse(payload);
        if (told.success) waits.value = told.data.waits;
        if (frame.success) board.applyFrame(expandFrame(frame.data));
        return told.success || frame.success;
      },
      async refresh() {
        // What was told while nobody listened may have been lost.
        tellPage("places");
        tellPage("expected");
        await Promise.all([board.refresh(), refreshWaits()]);
      },
      closed: () => void (isClosed.value = true),
    });
  }

  return {
    api,
    board,
    waits,
    isSignedOut,
    isClosed,
    health: computed(() => connection.value?.health.value ?? "connecting"),
    now: computed(() => tick.value + board.clockSkewMs.value),
    updatedAt: computed(() => {
      const at = connection.value?.updatedAt.value;
      return at ? at + board.clockSkewMs.value : renderedAt;
    }),
    start() {
      const held = connect();
      connection.value = held;
      tick.value = Date.now();
      const timer = setInterval(() => tick.value = Date.now(), TICK_MS);
      return () => {
        clearInterval(timer);
        held.close();
      };
    },
  };
}
