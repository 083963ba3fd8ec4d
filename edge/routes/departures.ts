import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { checkDepartures, listDepartures } from "../data/departure.ts";
import { csvText } from "../domain/csv.ts";
import { Departure, DepartureCheck, DepartureQuery } from "../domain/departure.ts";
import { ById, path, query } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";
import { CSV_NOTE, csvLanguage } from "./csv_language.ts";

const tag = "queue";
const IN_A_FILE = 1000;
const COLUMNS = ["number", "at", "actor", "role", "code", "reason", "skipped", "passed", "hash"];

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
    async (c) =>
      c.json(await listDepartures(c.var.caller, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .get(
    "/establishments/:id/queue/departures.csv",
    describe({
      id: "downloadDepartures",
      tag,
      summary: "Calls out of the order as a CSV file, latest first",
      description: `At most a thousand; \`before\` leads on. ${CSV_NOTE}`,
      answers: { 200: null },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    query(DepartureQuery),
    async (c) => {
      const list = await listDepartures(
        c.var.caller,
        c.req.valid("param").id,
        c.req.valid("query"),
        IN_A_FILE,
      );
      c.header("content-type", "text/csv; charset=utf-8");
      c.header("content-disposition", 'attachment; filename="departures.csv"');
      return c.body(csvText([COLUMNS, ...list.map(cellsOf)], csvLanguage(c)), 200);
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

export type DepartureRoutes = typeof departures;

function cellsOf(one: Departure) {
  return [
    one.number,
    one.happened_at,
    one.actor ?? one.actor_id,
    one.actor_role,
    one.code,
    one.reason,
    one.skipped,
    one.passed.join(" "),
    one.hash,
  ];
}
