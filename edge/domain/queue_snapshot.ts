import * as z from "zod/mini";
import { Risk } from "./risk.ts";

const EpochSeconds = z.int().check(z.nonnegative());

/**
 * The anonymous state of one establishment's queue: the payload of the event `snapshot` on
 * `queue:<establishment id>`, the body behind every ticket page and TV panel. Never a name, document,
 * symptom or reason of priority. Instants are whole seconds since the epoch by the database's clock, so
 * that 500 people fit in 40 kB and a device's own clock never matters.
 *
 * A visit is recognised by `code` and `arrived` together: codes start again each local day, and a visit may
 * outlive midnight.
 */
export const QueueSnapshot = z.object({
  /** Grows by one with each change; a snapshot is applied only if its version is newer. */
  version: z.int().check(z.nonnegative()),
  /** When the snapshot was taken. */
  at: EpochSeconds,
  /** In call order: the first is next. */
  waiting: z.array(z.object({ code: z.string(), arrived: EpochSeconds, risk: z.nullable(Risk) })),
  /** Before triage, by arrival; they have no place in the call order yet. */
  triage: z.array(z.object({ code: z.string(), arrived: EpochSeconds })),
  /** Called and not yet in service, latest call first. */
  called: z.array(
    z.object({
      code: z.string(),
      arrived: EpochSeconds,
      called: EpochSeconds,
      room: z.nullable(z.string()),
      /** How often this person was called in this round; 2 means "called again". */
      times: z.int().check(z.positive()),
    }),
  ),
  in_service: z.array(z.object({ code: z.string(), arrived: EpochSeconds, started: EpochSeconds })),
  /** The last eight calls of the last 24 hours, latest first, whatever became of them. `number` counts the calls of an establishment. */
  recent: z.array(
    z.object({
      number: z.int().check(z.positive()),
      code: z.string(),
      called: EpochSeconds,
      room: z.nullable(z.string()),
    }),
  ),
  /** What the waiting time is estimated from. */
  service: z.object({
    /** Mean length of a consultation here; null before the first has ended. */
    mean_minutes: z.nullable(z.number().check(z.positive())),
    /** Professionals at work now. */
    professionals: z.int().check(z.nonnegative()),
  }),
});
export type QueueSnapshot = z.infer<typeof QueueSnapshot>;

/** Who a ticket is within a snapshot. */
export interface TicketKey {
  code: string;
  /** Seconds since the epoch. */
  arrived: number;
}

/** Where a visit stands in a snapshot. */
export type Place =
  | { phase: "triage" }
  | { phase: "waiting"; position: number; ahead: number; risk: Risk | null }
  | { phase: "called"; room: string | null; times: number; called: number }
  | { phase: "in_service"; started: number };

/** Finds a ticket in a snapshot; null when the visit is no longer open there (ended, or away for exams). */
export function placeOf(snapshot: QueueSnapshot, key: TicketKey): Place | null {
  const same = (entry: TicketKey) => entry.code === key.code && entry.arrived === key.arrived;
  const index = snapshot.waiting.findIndex(same);
  if (index >= 0) {
    return { phase: "waiting", position: index + 1, ahead: index, risk: snapshot.waiting[index].risk };
  }
  const called = snapshot.called.find(same);
  if (called) return { phase: "called", room: called.room, times: called.times, called: called.called };
  const served = snapshot.in_service.find(same);
  if (served) return { phase: "in_service", started: served.started };
  return snapshot.triage.some(same) ? { phase: "triage" } : null;
}

/** The newer of two snapshots: what a device keeps when messages arrive twice, late or out of order. */
export function newer(held: QueueSnapshot | null, arrived: QueueSnapshot): QueueSnapshot {
  return held !== null && held.version >= arrived.version ? held : arrived;
}
