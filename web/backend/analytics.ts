import { hc } from "hono/client";
import type { Plan } from "../../edge/domain/analytics/plan.ts";
import {
  Answer as Answered,
  PlanAnswer,
  type Question,
  Terms,
} from "../../edge/domain/analytics/question.ts";
import type { AnalyticsRoutes } from "../../edge/routes/analytics.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

const client = (api: Api) => hc<AnalyticsRoutes>(api.baseUrl, through(api)).establishments[":id"].analytics;

/** Figures for a question in somebody's own words; `previous` is the plan that a follow-up changes. */
export function askQuestion(api: Api, establishment: string, question: Question): Promise<Answer<Answered>> {
  return settle(client(api).questions.$post({ param: { id: establishment }, json: question }), Answered);
}

/** Figures for a plan. */
export function answerPlan(api: Api, establishment: string, plan: Plan): Promise<Answer<PlanAnswer>> {
  return settle(client(api).answers.$post({ param: { id: establishment }, json: { plan } }), PlanAnswer);
}

/** What a plan may name. */
export function readTerms(api: Api, establishment: string): Promise<Answer<Terms>> {
  return settle(client(api).terms.$get({ param: { id: establishment } }), Terms);
}
