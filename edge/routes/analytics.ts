import { type Context, Hono } from "hono";
import { answerKnownPlan, answerQuestion } from "../analytics/answer.ts";
import { termsOf } from "../analytics/terms.ts";
import { analyticsTextsFor } from "../analytics/texts/texts.ts";
import type { ApiEnv } from "../api_env.ts";
import { Answer, PlanAnswer, PlanQuestion, Question, Terms } from "../domain/analytics/question.ts";
import { readGround } from "../data/analytics.ts";
import { rememberQuestion } from "../data/kept_question.ts";
import { body, ById, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

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
        "three near questions; one that is understood is kept for its asker.",
      answers: { 200: Answer },
      access: "staff",
    }),
    session(),
    path(ById),
    body(Question),
    async (c) => {
      const { caller, planner } = c.var;
      const { id: establishment } = c.req.valid("param");
      const question = c.req.valid("json");
      const answer = await answerQuestion({ caller, establishment, question, planner, texts: textsOf(c) });
      if (answer.plan) {
        await rememberQuestion(caller, establishment, { question: question.question, plan: answer.plan });
      }
      return c.json(answer, 200);
    },
  )
  .post(
    "/establishments/:id/analytics/answers",
    describe({
      id: "answerPlan",
      tag: "analytics",
      summary: "Figures of a plan",
      description: "Of a plan as an earlier answer gave it, whole or changed; no sentence is read for it.",
      answers: { 200: PlanAnswer },
      access: "staff",
    }),
    session(),
    path(ById),
    body(PlanQuestion),
    async (c) =>
      c.json(
        await answerKnownPlan({
          caller: c.var.caller,
          establishment: c.req.valid("param").id,
          plan: c.req.valid("json").plan,
          texts: textsOf(c),
        }),
        200,
      ),
  )
  .get(
    "/establishments/:id/analytics/terms",
    describe({
      id: "readTerms",
      tag: "analytics",
      summary: "What a plan may name",
      description: "Measures with their definitions, groups, filters, the clinic's names, and examples.",
      answers: { 200: Terms },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(termsOf(await readGround(c.var.caller, c.req.valid("param").id), textsOf(c)), 200),
  );

function textsOf(c: Context) {
  return analyticsTextsFor(c.req.header("accept-language"));
}

export type AnalyticsRoutes = typeof analytics;
