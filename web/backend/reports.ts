import { hc } from "hono/client";
import { WaitAccuracy } from "../../edge/domain/wait/accuracy.ts";
import type { ReportRoutes } from "../../edge/routes/reports.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

/** How near told waits came in the last 30 days. */
export function readWaitAccuracy(api: Api, establishment: string): Promise<Answer<WaitAccuracy>> {
  const { reports } = hc<ReportRoutes>(api.baseUrl, through(api)).establishments[":id"];
  return settle(reports.waits.$get({ param: { id: establishment }, query: {} }), WaitAccuracy);
}
