import { ask, type PublicApi } from "./public_api.ts";
import { isSessionAnswer, isTicketAnswer, type SessionAnswer, type TicketAnswer } from "./queue_shapes.ts";

/** Reads a ticket and its queue. */
export function readTicket(api: PublicApi, token: string): Promise<TicketAnswer> {
  return ask(api, "GET", `/tickets/${encodeURIComponent(token)}`, isTicketAnswer);
}

/** Buys a short-lived token that may listen to the ticket's queue. */
export function openTicketSession(api: PublicApi, token: string): Promise<SessionAnswer> {
  return ask(api, "POST", `/tickets/${encodeURIComponent(token)}/session`, isSessionAnswer);
}
