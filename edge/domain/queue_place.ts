// Stands apart from the schema, so that a phone computes its place without loading zod.
import type { QueueSnapshot } from "./queue_snapshot.ts";
import type { Risk } from "./risk.ts";

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
