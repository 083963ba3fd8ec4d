import { Hono } from "hono";
import { answerQuestion } from "../analytics/answer.ts";
import { analyticsTexts } from "../analytics/texts/texts.ts";
import type { ApiEnv } from "../api_env.ts";
import { Answer, Question } from "../domain/analytics/question.ts";
import { body, ById, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";
import { textsFor } from "../texts/texts.ts";

/** Questions about an establishment's figures. */
export const analytics = new Hono<ApiEnv>()
  .post(
    "/establishments/:id/analytics/questions",
    describe({
      id: "askQuestion",
      tag: "analytics",
      summary: "Ask about the establishment's figures",
      description:
        "In Portuguese or English. The answer holds the plan that the question was understood as, its " +
        "figures, and a Vega-Lite chart where one helps. A question that is not understood gets no figures but " +
        "three near questions.",
      answers: { 200: Answer },
      access: "staff",
    }),
    session(),
    path(ById),
    body(Question),
    async (c) =>
      c.json(
        await answerQuestion({
          caller: c.var.caller,
          establishment: c.req.valid("param").id,
          question: c.req.valid("json"),
          planner: c.var.planner,
          texts: analyticsTexts(textsFor(c.req.header("accept-language")).language),
        }),
        200,
      ),
  );

export type AnalyticsRoutes = typeof analytics;
