import { hc } from "hono/client";
import { Visit } from "../../edge/domain/staff_queue.ts";
import { BreachForecast, type Triage, VisitTriages } from "../../edge/domain/triage.ts";
import type { QueueRoutes } from "../../edge/routes/queue.ts";
import type { VisitRoutes } from "../../edge/routes/visits.ts";
import { type Answer, type Api, settle, through, withKey } from "./api.ts";

const queue = (api: Api) => hc<QueueRoutes>(api.baseUrl, through(api)).establishments[":id"].queue;
const visit = (api: Api) => hc<VisitRoutes>(api.baseUrl, through(api)).visits[":id"];

/** Whose limit has passed and whose soon will. */
export function forecastBreaches(api: Api, establishment: string): Promise<Answer<BreachForecast>> {
  return settle(queue(api).forecast.$get({ param: { id: establishment }, query: {} }), BreachForecast);
}

/** Everything that was found of a visit at triage; the reading is logged. */
export function readTriages(api: Api, id: string): Promise<Answer<VisitTriages>> {
  return settle(visit(api).triages.$get({ param: { id } }), VisitTriages);
}

/** Records a classification. */
export function saveTriage(api: Api, id: string, json: Triage, key: string): Promise<Answer<Visit>> {
  return settle(visit(api).triage.$post({ param: { id }, json, header: withKey(key) }), Visit);
}
