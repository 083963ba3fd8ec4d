import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { listPresences, markPresence, readServed, serveServices } from "../data/presence.ts";
import { Presence, PresenceChange, StaffedProfessional } from "../domain/presence.ts";
import { ServedServices } from "../domain/service.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "professionals";

/** Who is at work, and for which services. */
export const presences = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/presences",
    describe({
      id: "listPresences",
      tag,
      summary: "List active professionals, where they are and what they serve",
      answers: { 200: z.array(StaffedProfessional) },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await listPresences(c.var.caller, c.req.valid("param").id), 200),
  )
  .post(
    "/professionals/:id/presence",
    describe({
      id: "markPresence",
      tag,
      summary: "Say that a professional is at work, on a pause or away",
      description:
        "The professional's own login, owners, admins and the reception may. A pause has a reason.",
      answers: { 200: Presence },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(PresenceChange),
    async (c) => c.json(await markPresence(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .get(
    "/professionals/:id/services",
    describe({
      id: "readServedServices",
      tag,
      summary: "Read what a professional serves; none means all",
      answers: { 200: ServedServices },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await readServed(c.var.caller, c.req.valid("param").id), 200),
  )
  .post(
    "/professionals/:id/services",
    describe({
      id: "serveServices",
      tag,
      summary: "Say what a professional serves; none means all",
      description: "Services that share professionals form a pool, in which places are counted.",
      answers: { 200: ServedServices },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(ServedServices),
    async (c) => {
      const { services } = c.req.valid("json");
      return c.json(await serveServices(c.var.caller, c.req.valid("param").id, services), 200);
    },
  );

export type PresenceRoutes = typeof presences;
