import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { readWaitAccuracy } from "../data/wait.ts";
import { WaitAccuracy } from "../domain/wait/accuracy.ts";
import { ById, path, query } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

/** Up to a year. */
const Days = z.object({ days: z._default(z.string().check(z.regex(/^[1-9]\d{0,2}$/)), "30") });

/** What has happened, in figures. */
export const reports = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/reports/waits",
    describe({
      id: "readWaitAccuracy",
      tag: "reports",
      summary: "Read how near told waits came",
      description: "Of the last days: what was told when people began to wait, against when they were seen.",
      answers: { 200: WaitAccuracy },
      access: "staff",
    }),
    session(),
    path(ById),
    query(Days),
    async (c) =>
      c.json(
        await readWaitAccuracy(c.var.caller, c.req.valid("param").id, Number(c.req.valid("query").days)),
        200,
      ),
  );

export type ReportRoutes = typeof reports;
