import type { RealtimeSession, Ticket } from "../../edge/domain/public_queue.ts";
import type { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import type { TicketKey } from "../../edge/domain/queue_place.ts";
import type { Risk } from "../../edge/domain/risk.ts";
import type { Wait, WaitBasis } from "../../edge/domain/wait/estimate.ts";
import type { VisitStatus } from "../../edge/domain/visit.ts";
import {
  hasFields,
  isAbsentOr,
  isCount,
  isListOf,
  isNullOr,
  isOneOf,
  isPositive,
  isText,
  type Shape,
} from "./shapes.ts";

const isRisk: Shape<Risk> = isOneOf("red", "orange", "yellow", "green", "blue");
const isStatus: Shape<VisitStatus> = isOneOf(
  "awaiting_triage",
  "waiting",
  "called",
  "in_service",
  "awaiting_return",
  "finished",
  "cancelled",
  "no_show",
);
const isPositiveCount: Shape<number> = (value): value is number => isCount(value) && value > 0;
const isPlace = hasFields<Ticket["establishment"]>({
  id: isText,
  name: isText,
  timezone: isText,
  language: isOneOf("pt-BR", "en"),
  logo_path: isNullOr(isText),
});

/** The anonymous queue, from the API or as a broadcast's payload. */
export const isQueueSnapshot = hasFields<QueueSnapshot>({
  version: isCount,
  at: isCount,
  waiting: isListOf(
    hasFields({
      code: isText,
      arrived: isCount,
      risk: isNullOr(isRisk),
      pool: isAbsentOr(isCount),
      out: isAbsentOr(isCount),
    }),
  ),
  triage: isListOf(hasFields({ code: isText, arrived: isCount })),
  called: isListOf(
    hasFields({
      code: isText,
      arrived: isCount,
      called: isCount,
      room: isNullOr(isText),
      times: isPositiveCount,
    }),
  ),
  in_service: isListOf(hasFields({ code: isText, arrived: isCount, started: isCount })),
  recent: isListOf(
    hasFields({ number: isPositiveCount, code: isText, called: isCount, room: isNullOr(isText) }),
  ),
  service: hasFields({
    mean_minutes: isNullOr(isPositive),
    professionals: isCount,
    pools: isAbsentOr(isListOf(isCount)),
  }),
});

/** What a ticket's page needs of `GET /tickets/:token`. */
export type TicketAnswer = Pick<
  Ticket,
  | "code"
  | "arrived"
  | "status"
  | "risk"
  | "forecast"
  | "kept_of_ten"
  | "watching"
  | "establishment"
  | "snapshot"
>;

export const isTicketAnswer = hasFields<TicketAnswer>({
  code: isText,
  arrived: isCount,
  status: isStatus,
  risk: isNullOr(isRisk),
  forecast: isAbsentOr(hasFields<Wait & WaitBasis>({
    about_minutes: isCount,
    up_to_minutes: isCount,
    professionals: isCount,
    usual_minutes: isCount,
    overtaking: isCount,
  })),
  kept_of_ten: isAbsentOr(isCount),
  watching: isAbsentOr((value): value is true => value === true),
  establishment: isPlace,
  snapshot: isQueueSnapshot,
});

/** What the event `waits` tells, as lists `[code, arrived, about, up to, professionals, usual, overtaking]`. */
export const isAnnouncedWaits = hasFields<{ at: number; waits: unknown[] }>({
  at: isCount,
  waits: isListOf((value): value is unknown => Array.isArray(value)),
});

/** What a ticket is told by the event `waits`: null when nothing is known any more, undefined when it is silent. */
export function announcedWait(waits: unknown[], key: TicketKey): (Wait & WaitBasis) | null | undefined {
  for (const entry of waits) {
    if (!Array.isArray(entry) || entry[0] !== key.code || entry[1] !== key.arrived) continue;
    const [about_minutes, up_to_minutes, professionals, usual_minutes, overtaking]: unknown[] = entry.slice(
      2,
    );
    if (about_minutes === null) return null;
    if (!isCount(about_minutes) || !isCount(up_to_minutes)) return undefined;
    if (!isCount(professionals) || !isCount(usual_minutes) || !isCount(overtaking)) return undefined;
    return { about_minutes, up_to_minutes, professionals, usual_minutes, overtaking };
  }
  return undefined;
}

/** What a connection needs of `POST …/session`. */
export type SessionAnswer = Pick<RealtimeSession, "access_token">;

export const isSessionAnswer = hasFields<SessionAnswer>({ access_token: isText });
