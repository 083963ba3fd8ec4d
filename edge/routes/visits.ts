import { Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import {
  callVisit,
  cancelVisit,
  finishVisit,
  markNoShow,
  readTriages,
  returnVisit,
  startVisit,
  transferVisit,
  triageVisit,
  undoVisit,
} from "../data/visit.ts";
import { Visit } from "../domain/staff_queue.ts";
import { Triage, VisitTriages } from "../domain/triage.ts";
import { Call, Cancel, Finish, Start, Transfer, WithReason } from "../domain/visit_acts.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe, type Operation } from "../openapi/operation.ts";

/** An act on one visit: it answers the visit as it is afterwards. */
function act(id: string, summary: string, problems: Operation["problems"] = []) {
  return describe({
    id,
    tag: "visits",
    summary,
    answers: { 200: Visit },
    problems: ["invalid_transition", ...problems],
    access: "staff",
  });
}

/** What staff do to one visit. */
export const visits = new Hono<ApiEnv>()
  .get(
    "/visits/:id/triages",
    describe({
      id: "readTriages",
      tag: "visits",
      summary: "Read what was found at triage",
      description: "For roles that may classify; that it was read is logged.",
      answers: { 200: VisitTriages },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await readTriages(c.var.caller, c.req.valid("param").id), 200),
  )
  .post(
    "/visits/:id/triage",
    act("triageVisit", "Set the risk class", ["role_not_allowed"]),
    session(),
    path(ById),
    once(),
    body(Triage),
    async (c) => c.json(await triageVisit(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .post(
    "/visits/:id/call",
    act("callVisit", "Call this one, or call it again", ["call_limit_reached"]),
    session(),
    path(ById),
    once(),
    body(Call),
    async (c) => c.json(await callVisit(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .post(
    "/visits/:id/start",
    act("startVisit", "Begin the consultation", ["professional_not_active"]),
    session(),
    path(ById),
    once(),
    body(Start),
    async (c) => c.json(await startVisit(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .post(
    "/visits/:id/finish",
    act("finishVisit", "End the consultation, for good or until the patient returns"),
    session(),
    path(ById),
    once(),
    body(Finish),
    async (c) => c.json(await finishVisit(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .post(
    "/visits/:id/cancel",
    act("cancelVisit", "Note that the patient leaves unseen"),
    session(),
    path(ById),
    once(),
    body(Cancel),
    async (c) => c.json(await cancelVisit(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .post(
    "/visits/:id/no-show",
    act("markNoShow", "Note that nobody came when called"),
    session(),
    path(ById),
    once(),
    body(WithReason),
    async (c) => c.json(await markNoShow(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .post(
    "/visits/:id/return",
    act("returnVisit", "Put the patient back into the queue", ["already_in_queue"]),
    session(),
    path(ById),
    once(),
    body(WithReason),
    async (c) => c.json(await returnVisit(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .post(
    "/visits/:id/transfer",
    act("transferVisit", "Send the patient to another service or room"),
    session(),
    path(ById),
    once(),
    body(Transfer),
    async (c) => c.json(await transferVisit(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .post(
    "/visits/:id/undo",
    act("undoVisit", "Take back one's own last act, within 30 seconds", ["not_undoable", "already_in_queue"]),
    session(),
    path(ById),
    once(),
    async (c) => c.json(await undoVisit(c.var.caller, c.req.valid("param").id), 200),
  );

export type VisitRoutes = typeof visits;
