import type { Ticket, TicketRow } from "./public_queue.ts";
import { placeOf, serviceOf } from "./queue_snapshot.ts";
import { phaseOf } from "./visit.ts";
import { keptOfTen, type WaitFigures } from "./wait/accuracy.ts";
import { estimateWait, type Wait, type WaitBasis } from "./wait/estimate.ts";
import { isTold } from "./wait/show.ts";

/** How many calls and how many of those to come a ticket tells of. */
const SHOWN = 5;

/** What the clinic's model says of a wait, and how near it came to others'. */
export interface ToldWait {
  wait: (Wait & WaitBasis) | null;
  accuracy: WaitFigures | null;
}

/** What a patient is told: computed from the snapshot exactly as the patient's own device goes on computing it. */
export function describeTicket(
  { visit, watching, establishment, snapshot }: TicketRow,
  topic: string,
  told: ToldWait = { wait: null, accuracy: null },
): Ticket {
  const place = placeOf(snapshot, visit);
  const waiting = place?.phase === "waiting" ? place : null;
  const forecast = waiting && isTold(visit.risk) ? told.wait : null;
  const keptOfTenPeople = keptOfTen(told.accuracy);
  return {
    code: visit.code,
    status: visit.status,
    phase: phaseOf(visit.status),
    position: waiting?.position ?? null,
    ahead: waiting?.ahead ?? null,
    risk: visit.risk,
    wait: forecast
      ? { about_minutes: forecast.about_minutes, up_to_minutes: forecast.up_to_minutes }
      : waiting && estimateWait(serviceOf(snapshot, visit), waiting.ahead, visit.risk),
    ...(forecast ? { forecast } : {}),
    ...(keptOfTenPeople === null ? {} : { kept_of_ten: keptOfTenPeople }),
    room: visit.room,
    called_at: visit.called_at,
    arrived: visit.arrived,
    ...(watching ? { watching } : {}),
    called: snapshot.recent.slice(0, SHOWN)
      .map(({ code, room, called }) => ({ code, room, called_at: toInstant(called) })),
    next: snapshot.waiting.slice(0, SHOWN).map(({ code }, index) => ({ code, position: index + 1 })),
    establishment,
    topic,
    version: snapshot.version,
    updated_at: toInstant(snapshot.at),
    snapshot,
  };
}

function toInstant(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString();
}
