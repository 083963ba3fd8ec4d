import { Hono } from "hono";
import * as z from "zod/mini";
import { describeKept } from "../analytics/kept.ts";
import { analyticsTextsFor } from "../analytics/texts/texts.ts";
import type { ApiEnv } from "../api_env.ts";
import { readGround } from "../data/analytics.ts";
import { forgetQuestion, forgetQuestions, listQuestions, saveQuestion } from "../data/kept_question.ts";
import { KeptQuestion, KeptQuestions, NewKeptQuestion } from "../domain/analytics/kept_question.ts";
import { Id } from "../domain/fields.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "analytics";

/** Questions that somebody asked or saved: their own, and nobody else's. */
export const keptQuestions = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/analytics/kept",
    describe({
      id: "listKeptQuestions",
      tag,
      summary: "List the questions that I asked and saved",
      description:
        "The latest fifty of those that were understood. A plan that can no longer be counted is null.",
      answers: { 200: KeptQuestions },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => {
      const { id } = c.req.valid("param");
      const [kept, ground] = await Promise.all([
        listQuestions(c.var.caller, id),
        readGround(c.var.caller, id),
      ]);
      const texts = analyticsTextsFor(c.req.header("accept-language"));
      const described = (list: typeof kept.asked) => list.map((one) => describeKept(one, ground, texts));
      return c.json({ asked: described(kept.asked), saved: described(kept.saved) }, 200);
    },
  )
  .post(
    "/establishments/:id/analytics/kept",
    describe({
      id: "saveQuestion",
      tag,
      summary: "Save a plan under a title",
      answers: { 201: KeptQuestion },
      problems: ["name_taken"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(NewKeptQuestion),
    async (c) => {
      const { id } = c.req.valid("param");
      const saved = await saveQuestion(c.var.caller, id, c.req.valid("json"));
      const ground = await readGround(c.var.caller, id);
      const texts = analyticsTextsFor(c.req.header("accept-language"));
      return c.json(describeKept(saved, ground, texts), 201);
    },
  )
  .delete(
    "/establishments/:id/analytics/kept",
    describe({
      id: "forgetQuestions",
      tag,
      summary: "Forget all questions that I asked; what I saved stays",
      answers: { 204: null },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => {
      await forgetQuestions(c.var.caller, c.req.valid("param").id);
      return c.body(null, 204);
    },
  )
  .delete(
    "/establishments/:id/analytics/kept/:question",
    describe({
      id: "forgetQuestion",
      tag,
      summary: "Forget one question that I asked or saved",
      answers: { 204: null },
      access: "staff",
    }),
    session(),
    path(z.object({ id: Id, question: Id })),
    async (c) => {
      const { id, question } = c.req.valid("param");
      await forgetQuestion(c.var.caller, id, question);
      return c.body(null, 204);
    },
  );

export type KeptQuestionRoutes = typeof keptQuestions;
