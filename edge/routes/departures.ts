import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { checkDepartures, listDepartures } from "../data/departure.ts";
import { Departure, DepartureCheck, DepartureQuery } from "../domain/departure.ts";
import { ById, path, query } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "queue";

/** Calls out of the order, for those who run the house. */
export const departures = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/queue/departures",
    describe({
      id: "listDepartures",
      tag,
      summary: "List calls out of the order, latest first",
      description: "Fifty at a time; `before` is the number of the last one read.",
      answers: { 200: z.array(Departure) },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    query(DepartureQuery),
    async (c) => {
      const { before = null } = c.req.valid("query");
      return c.json(await listDepartures(c.var.caller, c.req.valid("param").id, before), 200);
    },
  )
  .get(
    "/establishments/:id/queue/departures/check",
    describe({
      id: "checkDepartures",
      tag,
      summary: "Prove that the log of calls out of the order is whole",
      answers: { 200: DepartureCheck },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await checkDepartures(c.var.caller, c.req.valid("param").id), 200),
  );
