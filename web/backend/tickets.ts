import * as z from "zod/mini";
import { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import { Risk } from "../../edge/domain/risk.ts";
import { VisitStatus } from "../../edge/domain/visit.ts";
import { type Answer, type Api, call } from "./api.ts";
import { RealtimeSession } from "./realtime_session.ts";

/** The establishment as a patient or a panel may know it. */
export const PublicEstablishment = z.object({ id: z.string(), name: z.string(), timezone: z.string() });

/** What the page needs of `GET /tickets/:token`. */
export const TicketAnswer = z.object({
  code: z.string(),
  /** Seconds since the epoch; with the code it names the visit in a snapshot. */
  arrived: z.int(),
  status: VisitStatus,
  risk: z.nullable(Risk),
  establishment: PublicEstablishment,
  snapshot: QueueSnapshot,
});
export type TicketAnswer = z.infer<typeof TicketAnswer>;

/** Reads a ticket and its queue. */
export function readTicket(api: Api, token: string): Promise<Answer<TicketAnswer>> {
  return call(api, `/tickets/${encodeURIComponent(token)}`, { answer: TicketAnswer });
}

/** Buys a short-lived token that may listen to the ticket's queue. */
export function openTicketSession(api: Api, token: string): Promise<Answer<RealtimeSession>> {
  const path = `/tickets/${encodeURIComponent(token)}/session`;
  return call(api, path, { method: "POST", answer: RealtimeSession });
}
