import type { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import type { TicketAnswer } from "../../web/backend/queue_shapes.ts";

/** An instant in the middle of a working day: 2026-11-20T14:32:00-03:00. */
export const NOW = 1_795_195_920;

/** A queue with nobody in it. */
export function snapshotOf(parts: Partial<QueueSnapshot> = {}): QueueSnapshot {
  return {
    version: 1,
    at: NOW,
    waiting: [],
    triage: [],
    called: [],
    in_service: [],
    recent: [],
    service: { mean_minutes: 10, professionals: 1 },
    ...parts,
  };
}

/** People who wait, in call order; all green, all arrived at `NOW`. */
export function waitingOf(...codes: string[]): QueueSnapshot["waiting"] {
  return codes.map((code) => ({ code, arrived: NOW, risk: "green" }));
}

/** Calls with the numbers up to `last`, latest first, one a second until `NOW`. */
export function callsOf(last: number, ...codes: string[]): QueueSnapshot["recent"] {
  return codes.map((code, index) => ({
    number: last - index,
    code,
    called: NOW - index,
    room: "Consultório 2",
  }));
}

/** A clinic as it is told at the door. */
export function placeOf(name: string): TicketAnswer["establishment"] {
  const id = crypto.randomUUID();
  return { id, name, timezone: "America/Sao_Paulo", language: "pt-BR", logo_path: null };
}

/** The ticket A042 in a queue. */
export function ticketOf(snapshot: QueueSnapshot, parts: Partial<TicketAnswer> = {}): TicketAnswer {
  return {
    code: "A042",
    arrived: NOW,
    status: "waiting",
    risk: "green",
    establishment: placeOf("Clínica Aurora"),
    snapshot,
    ...parts,
  };
}
