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
  /** `out`: has stepped out until then (epoch). */
  | { phase: "waiting"; position: number; ahead: number; risk: Risk | null; out?: number }
  | { phase: "called"; room: string | null; times: number; called: number }
  | { phase: "in_service"; started: number };

/** Finds a ticket in a snapshot; null when the visit is no longer open there (ended, or away for exams). */
export function placeOf(snapshot: QueueSnapshot, key: TicketKey): Place | null {
  const same = sameAs(key);
  const index = snapshot.waiting.findIndex(same);
  if (index >= 0) {
    const { risk, pool, out } = snapshot.waiting[index];
    const ahead = snapshot.waiting.slice(0, index).filter((entry) => entry.pool === pool).length;
    return { phase: "waiting", position: ahead + 1, ahead, risk, ...(out === undefined ? {} : { out }) };
  }
  const called = snapshot.called.find(same);
  if (called) return { phase: "called", room: called.room, times: called.times, called: called.called };
  const served = snapshot.in_service.find(same);
  if (served) return { phase: "in_service", started: served.started };
  return snapshot.triage.some(same) ? { phase: "triage" } : null;
}

/** What the wait of a ticket is estimated from: those at work for its pool. */
export function serviceOf(snapshot: QueueSnapshot, key: TicketKey): QueueSnapshot["service"] {
  const { mean_minutes, professionals, pools } = snapshot.service;
  const pool = snapshot.waiting.find(sameAs(key))?.pool ?? 0;
  return { mean_minutes, professionals: pools?.[pool] ?? professionals };
}

function sameAs(key: TicketKey): (entry: TicketKey) => boolean {
  return (entry) => entry.code === key.code && entry.arrived === key.arrived;
}

/** The newer of two snapshots: what a device keeps when messages arrive twice, late or out of order. */
export function newer(held: QueueSnapshot | null, arrived: QueueSnapshot): QueueSnapshot {
  return held !== null && held.version >= arrived.version ? held : arrived;
}
