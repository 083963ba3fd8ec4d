import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Place, placeOf, serviceOf, type TicketKey } from "../../edge/domain/queue_place.ts";
import type { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import type { Risk } from "../../edge/domain/risk.ts";
import type { VisitStatus } from "../../edge/domain/visit.ts";
import { estimateWait, type Wait, type WaitBasis } from "../../edge/domain/wait/estimate.ts";
import { isTold } from "../../edge/domain/wait/show.ts";
import { ApiRefusal } from "../backend/public_api.ts";
import { announcedWait, isAnnouncedWaits, type TicketAnswer } from "../backend/queue_shapes.ts";
import { type CalledCode, createQueue, lastCalled } from "./create_queue.ts";

/** What a patient is told about the own visit. */
export type TicketView =
  | { phase: "triage" }
  | {
    phase: "waiting";
    position: number;
    ahead: number;
    risk: Risk | null;
    wait: Wait | null;
    /** People not in the queue yet who are expected to go before. */
    overtaking: number;
    pace: Pace | null;
  }
  | { phase: "called"; room: string | null; times: number; called: number }
  | { phase: "in_service"; started: number }
  /** Away between two consultations, say for an exam. */
  | { phase: "away" }
  | { phase: "ended"; end: "finished" | "cancelled" | "no_show" | "closed" };

/** What a wait is made of besides the people before. */
export interface Pace {
  /** At work now. */
  professionals: number;
  /** The usual length of a consultation. */
  minutes: number;
}

/** One ticket's page as signals. */
export interface Ticket {
  readonly code: string;
  readonly view: ReadonlySignal<TicketView>;
  /** The own class, once somebody has set it. */
  readonly risk: ReadonlySignal<Risk | null>;
  /** The last five codes called, latest first. */
  readonly lastCalled: ReadonlySignal<CalledCode[]>;
  /** The next five codes in call order. */
  readonly next: ReadonlySignal<string[]>;
  /** The queue as it was last told. */
  readonly snapshot: ReadonlySignal<QueueSnapshot>;
  /** Takes a broadcast's payload; false when the ticket must be read to know what it means. */
  applyPayload(payload: unknown): boolean;
  /** Reads the ticket again. */
  refresh(): Promise<void>;
  /** The clinic is no more, and with it the ticket. */
  close(): void;
}

const LISTED = 5;
const CLOSED: TicketView = { phase: "ended", end: "closed" };
/** What a visit that stands in no snapshot can be told. */
const VIEW_OF_ABSENT: Partial<Record<VisitStatus, TicketView>> = {
  awaiting_return: { phase: "away" },
  finished: { phase: "ended", end: "finished" },
  cancelled: { phase: "ended", end: "cancelled" },
  no_show: { phase: "ended", end: "no_show" },
};

/**
 * Makes the state of a ticket from its first reading. Place and wait follow every snapshot; the end of a visit
 * is told by no snapshot, so when the visit leaves the queue the ticket is read again, and meanwhile the page
 * keeps what it last knew.
 */
export function createTicket(initial: TicketAnswer, read: () => Promise<TicketAnswer>): Ticket {
  const key = { code: initial.code, arrived: initial.arrived };
  const queue = createQueue(initial.snapshot);
  const answer = signal(initial);
  const view = signal<TicketView>(VIEW_OF_ABSENT[initial.status] ?? { phase: "triage" });
  const isClosed = signal(false);
  let lastPlacedVersion = -1;
  let forecast = initial.forecast ?? null;

  /** False when the visit has left the queue and nobody has said yet where to. */
  function follow(): boolean {
    const snapshot = queue.snapshot.value;
    const place = placeOf(snapshot, key);
    if (place) {
      lastPlacedVersion = snapshot.version;
      view.value = viewOfPlace(place, snapshot, key, forecast);
      return true;
    }
    const { status, snapshot: { version } } = answer.value;
    const told = VIEW_OF_ABSENT[status];
    if (!told || version <= lastPlacedVersion) return false;
    view.value = told;
    return true;
  }

  async function refresh() {
    const next = await read().catch((error: unknown) => {
      // A ticket is never deleted but with its clinic; the event may have come while the phone slept.
      if (error instanceof ApiRefusal && error.status === 404) return null;
      throw error;
    });
    if (next === null) return close();
    batch(() => {
      if (next.snapshot.version >= answer.value.snapshot.version) answer.value = next;
      forecast = next.forecast ?? null;
      queue.apply(next.snapshot);
      follow();
    });
  }

  function close() {
    isClosed.value = true;
  }

  follow();
  return {
    code: initial.code,
    snapshot: queue.snapshot,
    view: computed(() => isClosed.value ? CLOSED : view.value),
    risk: computed(() => view.value.phase === "waiting" ? view.value.risk : answer.value.risk),
    lastCalled: computed(() => lastCalled(queue.snapshot.value, LISTED)),
    next: computed(() => queue.snapshot.value.waiting.slice(0, LISTED).map((entry) => entry.code)),
    applyPayload: (payload) =>
      batch(() => {
        if (!isAnnouncedWaits(payload)) return queue.applyPayload(payload) && follow();
        const told = announcedWait(payload.waits, key);
        if (told !== undefined) forecast = told;
        follow();
        return true;
      }),
    refresh,
    close,
  };
}

/** What the clinic's model said wins over the plain estimate; red and orange are told no number. */
function viewOfPlace(
  place: Place,
  snapshot: QueueSnapshot,
  key: TicketKey,
  forecast: (Wait & WaitBasis) | null,
): TicketView {
  if (place.phase !== "waiting") return place;
  const service = serviceOf(snapshot, key);
  if (!isTold(place.risk)) return { ...place, wait: null, overtaking: 0, pace: null };
  if (forecast === null) {
    const wait = estimateWait(service, place.ahead, place.risk);
    return { ...place, wait, overtaking: 0, pace: paceOf(service) };
  }
  const { professionals, usual_minutes, overtaking, ...wait } = forecast;
  return { ...place, wait, overtaking, pace: paceOf({ professionals, mean_minutes: usual_minutes }) };
}

function paceOf({ mean_minutes, professionals }: QueueSnapshot["service"]): Pace | null {
  if (mean_minutes === null || professionals === 0) return null;
  return { professionals, minutes: Math.max(1, Math.round(mean_minutes)) };
}
