import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { readByToken, takeAttempt } from "../data/attempt.ts";
import {
  arriveByKey,
  confirmRemoteTicket,
  confirmShownTicket,
  leaveRemoteTicket,
  listRemoteTickets,
  readArrivalKey,
  readRemoteTicket,
  renewArrivalKey,
} from "../data/remote_ticket.ts";
import { Token } from "../domain/fields.ts";
import {
  ArrivalKey,
  ArrivalPoster,
  describeRemoteTicket,
  ExpectedPerson,
  RemoteTicket,
  type RemoteTicketRow,
  ShownTicket,
} from "../domain/remote_ticket.ts";
import { CreatedVisit } from "../domain/visit_acts.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "remote tickets";

const ByToken = z.object({ token: Token });

/** Tickets taken by phone: what their holders ask, and how the reception confirms who arrives. */
export const remoteTickets = new Hono<ApiEnv>()
  .get(
    "/remote-tickets/:token",
    describe({
      id: "readRemoteTicket",
      tag,
      summary: "Read a ticket taken by phone",
      description: "When it is `confirmed`, `/tickets/{token}` tells the rest.",
      answers: { 200: RemoteTicket },
      problems: ["not_found", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) => c.json(await told(c.var, readRemoteTicket(c.var.database, c.req.valid("param").token)), 200),
  )
  .post(
    "/remote-tickets/:token/arrival",
    describe({
      id: "arriveByKey",
      tag,
      summary: "Confirm the own arrival with the code at the reception",
      description: "Again is no error.",
      answers: { 200: RemoteTicket },
      problems: ["not_found", "already_in_queue", "remote_ticket_over", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    body(ArrivalKey),
    async (c) => {
      const { token } = c.req.valid("param");
      await takeAttempt(c.var.database, "arrival", token);
      const ticket = await told(c.var, arriveByKey(c.var.database, token, c.req.valid("json").key));
      c.var.forecasts.touch(ticket.establishment.id);
      return c.json(ticket, 200);
    },
  )
  .post(
    "/remote-tickets/:token/leave",
    describe({
      id: "leaveRemoteTicket",
      tag,
      summary: "Give a ticket back",
      answers: { 200: RemoteTicket },
      problems: ["not_found", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) =>
      c.json(await told(c.var, leaveRemoteTicket(c.var.database, c.req.valid("param").token)), 200),
  )
  .get(
    "/establishments/:id/remote-tickets",
    describe({
      id: "listRemoteTickets",
      tag,
      summary: "List who took a ticket by phone and is expected",
      answers: { 200: z.array(ExpectedPerson) },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await listRemoteTickets(c.var.caller, c.req.valid("param").id), 200),
  )
  .post(
    "/remote-tickets/:id/confirm",
    describe({
      id: "confirmRemoteTicket",
      tag,
      summary: "Confirm that somebody who took a ticket by phone is here",
      description: "Again gives the same visit.",
      answers: { 200: CreatedVisit },
      problems: ["already_in_queue", "remote_ticket_over"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    async (c) => {
      const visit = await confirmRemoteTicket(c.var.caller, c.req.valid("param").id);
      c.var.forecasts.touchVisit(visit.id);
      return c.json(visit, 200);
    },
  )
  .post(
    "/establishments/:id/remote-tickets/confirm",
    describe({
      id: "confirmShownTicket",
      tag,
      summary: "Confirm an arrival by the ticket's code or QR code",
      answers: { 200: CreatedVisit },
      problems: ["already_in_queue", "remote_ticket_over"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(ShownTicket),
    async (c) => {
      const { id } = c.req.valid("param");
      const visit = await confirmShownTicket(c.var.caller, id, c.req.valid("json").shown);
      c.var.forecasts.touch(id);
      return c.json(visit, 200);
    },
  )
  .get(
    "/establishments/:id/arrival-key",
    describe({
      id: "readArrivalKey",
      tag,
      summary: "Read what the poster at the reception says",
      answers: { 200: ArrivalPoster },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await readArrivalKey(c.var.caller, c.req.valid("param").id), 200),
  )
  .post(
    "/establishments/:id/arrival-key",
    describe({
      id: "renewArrivalKey",
      tag,
      summary: "Make older posters worthless",
      answers: { 200: ArrivalPoster },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    async (c) => c.json(await renewArrivalKey(c.var.caller, c.req.valid("param").id), 200),
  );

export type RemoteTicketRoutes = typeof remoteTickets;

/** What a holder asked, limited by ticket, with what a newcomer would wait. */
async function told({ database, client, forecasts }: ApiEnv["Variables"], asked: Promise<RemoteTicketRow>) {
  const row = await readByToken({ database, client }, asked);
  await takeAttempt(database, "ticket", `${client.network} ${row.token}`);
  return describeRemoteTicket(row, await forecasts.ofNewcomers(row.establishment.id));
}
