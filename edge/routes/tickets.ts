import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { readByToken, takeAttempt } from "../data/attempt.ts";
import { actOnTicket, readOwnTicket, readTicket, shareTicket, unshareTicket } from "../data/ticket.ts";
import { readToldWait } from "../data/wait.ts";
import { OwnTicket, TicketAct, WatchLink } from "../domain/own_ticket.ts";
import { Problem } from "../domain/problems.ts";
import { RealtimeSession, Ticket } from "../domain/public_queue.ts";
import { describeTicket } from "../domain/ticket.ts";
import { body, path } from "../middleware/input.ts";
import { describe } from "../openapi/operation.ts";
import { queueTopic } from "../realtime_pass.ts";

const tag = "tickets";

/** 144 random bits; whoever has them reads that one ticket. */
const ByToken = z.object({ token: z.string().check(z.regex(/^[A-Za-z0-9_-]{24}$/)) });

/** What patients see of their own turn, with no login. */
export const tickets = new Hono<ApiEnv>()
  .get(
    "/tickets/:token",
    describe({
      id: "readTicket",
      tag,
      summary: "Read a ticket",
      answers: { 200: Ticket },
      problems: ["not_found", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) => {
      const { token } = c.req.valid("param");
      const [row, told] = await Promise.all([
        limitedTicket(c.var, token),
        freshWait(c.var, token),
      ]);
      return c.json(describeTicket(row, queueTopic(row.establishment.id), told ?? undefined), 200);
    },
  )
  .get(
    "/tickets/:token/own",
    describe({
      id: "readOwnTicket",
      tag,
      summary: "Read what only the patient's own page shows",
      answers: { 200: OwnTicket },
      problems: ["not_found", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) => {
      const { token } = c.req.valid("param");
      const read = async () => {
        // For how long one may step out goes by the same wait.
        await freshWait(c.var, token);
        return await readOwnTicket(c.var.database, token);
      };
      return c.json(await limited(c.var, token, read()), 200);
    },
  )
  .post(
    "/tickets/:token/acts",
    describe({
      id: "actOnTicket",
      tag,
      summary: "Say or do something as the patient",
      description: "Doing the same again changes nothing.",
      answers: { 200: OwnTicket },
      problems: ["not_found", "watch_only", "invalid_transition", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    body(TicketAct),
    async (c) => {
      const { token } = c.req.valid("param");
      const own = await limited(c.var, token, actOnTicket(c.var.database, token, c.req.valid("json")));
      c.var.forecasts.touchTicket(token);
      return c.json(own, 200);
    },
  )
  .post(
    "/tickets/:token/share",
    describe({
      id: "shareTicket",
      tag,
      summary: "Get a link that watches the ticket and does nothing",
      description:
        "The answer's token is read in place of the ticket's own; acts by it are refused. It is the same one each " +
        "time, until it is taken back or a day after the visit has ended.",
      answers: { 200: WatchLink },
      problems: ["not_found", "watch_only", "invalid_transition", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) => {
      const { token } = c.req.valid("param");
      return c.json(await limited(c.var, token, shareTicket(c.var.database, token)), 200);
    },
  )
  .delete(
    "/tickets/:token/share",
    describe({
      id: "unshareTicket",
      tag,
      summary: "Take back the link that watches the ticket",
      answers: { 204: null },
      problems: ["not_found", "watch_only", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) => {
      const { token } = c.req.valid("param");
      await limited(c.var, token, unshareTicket(c.var.database, token));
      return c.body(null, 204);
    },
  )
  .post(
    "/tickets/:token/session",
    describe({
      id: "openTicketSession",
      tag,
      summary: "Get a pass to the queue's realtime topic",
      answers: { 200: RealtimeSession },
      description: "Not for a visit that ended a day ago or longer.",
      problems: ["not_found", "invalid_transition", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) => {
      const { visit, establishment, over } = await limitedTicket(c.var, c.req.valid("param").token);
      if (over) throw new Problem("invalid_transition", { current_status: visit.status });
      const holder = { audience: "vez-ticket", visit: visit.id } as const;
      return c.json(await c.var.passes.issue(holder, establishment.id), 200);
    },
  );

/** Reads a ticket and counts it at the same time; each ticket has a limit of its own, so nobody uses up another's. */
function limitedTicket(around: ApiEnv["Variables"], token: string) {
  return limited(around, token, readTicket(around.database, token));
}

/**
 * What the holder was told last; where that is old, or there is nothing yet, after it was made anew: what a page is
 * served with is what it goes on to show. Whoever is told no number (called, urgent, before triage) waits for nothing.
 */
async function freshWait({ database, forecasts }: ApiEnv["Variables"], token: string) {
  const told = await readToldWait(database, token);
  if (told === null || !told.is_stale && told.wait !== null) return told;
  if (!told.is_told) {
    if (told.is_stale) forecasts.touch(told.establishment);
    return told;
  }
  return await forecasts.renewed(told.establishment, told.is_stale) ? readToldWait(database, token) : told;
}

async function limited<Row>({ database, client }: ApiEnv["Variables"], token: string, asked: Promise<Row>) {
  const read = readByToken({ database, client }, asked);
  const [row] = await Promise.all([read, takeAttempt(database, "ticket", `${client.network} ${token}`)]);
  return row;
}
