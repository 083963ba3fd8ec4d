import { hc } from "hono/client";
import * as z from "zod/mini";
import {
  KeptQuestion,
  KeptQuestions,
  type NewKeptQuestion,
} from "../../edge/domain/analytics/kept_question.ts";
import type { KeptQuestionRoutes } from "../../edge/routes/kept_questions.ts";
import { type Answer, type Api, settle, through, withKey } from "./api.ts";

const client = (api: Api) =>
  hc<KeptQuestionRoutes>(api.baseUrl, through(api)).establishments[":id"].analytics.kept;

/** What the reader asked and saved. */
export function listKeptQuestions(api: Api, establishment: string): Promise<Answer<KeptQuestions>> {
  return settle(client(api).$get({ param: { id: establishment } }), KeptQuestions);
}

/** Saves a plan under a title. */
export function saveQuestion(
  api: Api,
  establishment: string,
  data: NewKeptQuestion,
): Promise<Answer<KeptQuestion>> {
  const header = withKey(crypto.randomUUID());
  return settle(client(api).$post({ param: { id: establishment }, header, json: data }), KeptQuestion);
}

/** Forgets one question that was asked or saved. */
export function forgetQuestion(api: Api, establishment: string, question: string): Promise<Answer<unknown>> {
  return settle(client(api)[":question"].$delete({ param: { id: establishment, question } }), z.unknown());
}

/** Forgets everything that was asked. */
export function forgetQuestions(api: Api, establishment: string): Promise<Answer<unknown>> {
  return settle(client(api).$delete({ param: { id: establishment } }), z.unknown());
}
