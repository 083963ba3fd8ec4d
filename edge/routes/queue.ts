import { Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import { forecastBreaches, readQueue } from "../data/queue.ts";
import { readStaffWaits } from "../data/wait.ts";
import { callNext, createVisit } from "../data/visit.ts";
import { StaffQueue, Visit } from "../domain/staff_queue.ts";
import { BreachForecast, ForecastQuery } from "../domain/triage.ts";
import { CallNext, CreatedVisit, NewVisit } from "../domain/visit_acts.ts";
import { StaffWaits } from "../domain/wait/staff_waits.ts";
import { body, ById, once, path, query } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "queue";

/** The queue of an establishment: who joins it, and who is next. */
export const queue = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/queue",
    describe({
      id: "readQueue",
      tag,
      summary: "Read the queue with names",
      answers: { 200: StaffQueue },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await readQueue(c.var.caller, c.req.valid("param").id), 200),
  )
  .get(
    "/establishments/:id/queue/forecast",
    describe({
      id: "forecastBreaches",
      tag,
      summary: "Who waits longer than the colour allows, and who soon will",
      answers: { 200: BreachForecast },
      access: "staff",
    }),
    session(),
    path(ById),
    query(ForecastQuery),
    async (c) => {
      const minutes = Number(c.req.valid("query").minutes ?? 30);
      return c.json(await forecastBreaches(c.var.caller, c.req.valid("param").id, minutes), 200);
    },
  )
  .get(
    "/establishments/:id/queue/waits",
    describe({
      id: "readWaits",
      tag,
      summary: "What everybody who waits was told last",
      description: "By visit, `[about, up to]` in minutes; who is told no number is left out.",
      answers: { 200: StaffWaits },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => {
      const { id } = c.req.valid("param");
      const { is_stale, ...told } = await readStaffWaits(c.var.caller, id);
      if (is_stale) c.var.forecasts.touch(id);
      return c.json(told, 200);
    },
  )
  .post(
    "/establishments/:id/visits",
    describe({
      id: "createVisit",
      tag,
      summary: "Add a patient to the queue",
      description:
        "By chart (`patient_id`) or by data (`patient`); a CPF that is known here reuses its chart.",
      answers: { 201: CreatedVisit },
      problems: ["role_not_allowed", "already_in_queue"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(NewVisit),
    async (c) => c.json(await createVisit(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .post(
    "/establishments/:id/queue/call-next",
    describe({
      id: "callNext",
      tag,
      summary: "Call whoever is next",
      answers: { 200: Visit, 204: null },
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(CallNext),
    async (c) => {
      const visit = await callNext(c.var.caller, c.req.valid("param").id, c.req.valid("json"));
      return visit ? c.json(visit, 200) : c.body(null, 204);
    },
  );

export type QueueRoutes = typeof queue;
