import { Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import { mergePatients, undoMerge } from "../data/patient.ts";
import { ChartMerge, Merging } from "../domain/chart_merge.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "patients";

/** Charts that turn out to be one person's. */
export const merges = new Hono<ApiEnv>()
  .post(
    "/patients/:id/merge",
    describe({
      id: "mergePatients",
      tag,
      summary: "Say that another chart is the same person's",
      description:
        "The chart of the path stays: visits and links of the other go over to it, with what it lacks " +
        "itself and the fields in `take`. The other disappears from lists and can be brought back within 30 days.",
      answers: { 200: ChartMerge },
      problems: ["role_not_allowed", "both_in_queue", "chart_linked"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(Merging),
    async (c) => c.json(await mergePatients(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .post(
    "/merges/:id/undo",
    describe({
      id: "undoMerge",
      tag,
      summary: "Part two charts again, within 30 days",
      description:
        "What came from the other chart goes back to it; what came or was corrected since stays where it is.",
      answers: { 200: ChartMerge },
      problems: ["role_not_allowed", "merge_not_undoable", "chart_exists"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    async (c) => c.json(await undoMerge(c.var.caller, c.req.valid("param").id), 200),
  );

export type MergeRoutes = typeof merges;
