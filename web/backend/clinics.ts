import { hc } from "hono/client";
import { Clinic } from "../../edge/domain/clinic.ts";
import { type NewRemoteTicket, RemoteTicket } from "../../edge/domain/remote_ticket.ts";
import type { ClinicRoutes } from "../../edge/routes/clinics.ts";
import type { RemoteTicketRoutes } from "../../edge/routes/remote_tickets.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

const clinics = (api: Api) => hc<ClinicRoutes>(api.baseUrl, through(api)).clinics;
const tickets = (api: Api) => hc<RemoteTicketRoutes>(api.baseUrl, through(api))["remote-tickets"];

/** Reads a clinic's public page. */
export function readClinic(api: Api, slug: string): Promise<Answer<Clinic>> {
  return settle(clinics(api)[":slug"].$get({ param: { slug } }), Clinic);
}

/** Takes a ticket by phone; again from the same phone gives the same one. */
export function takeRemoteTicket(
  api: Api,
  slug: string,
  json: NewRemoteTicket,
): Promise<Answer<RemoteTicket>> {
  return settle(clinics(api)[":slug"].tickets.$post({ param: { slug }, json }), RemoteTicket);
}

export function readRemoteTicket(api: Api, token: string): Promise<Answer<RemoteTicket>> {
  return settle(tickets(api)[":token"].$get({ param: { token } }), RemoteTicket);
}

/** Confirms the own arrival by what hangs at the reception. */
export function arriveByKey(api: Api, token: string, key: string): Promise<Answer<RemoteTicket>> {
  return settle(tickets(api)[":token"].arrival.$post({ param: { token }, json: { key } }), RemoteTicket);
}

/** Gives a ticket back. */
export function leaveRemoteTicket(api: Api, token: string): Promise<Answer<RemoteTicket>> {
  return settle(tickets(api)[":token"].leave.$post({ param: { token } }), RemoteTicket);
}
