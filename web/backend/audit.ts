import { hc } from "hono/client";
import { type AuditFilter, AuditPage } from "../../edge/domain/audit.ts";
import type { AuditRoutes } from "../../edge/routes/audit.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

const client = (api: Api) => hc<AuditRoutes>(api.baseUrl, through(api)).establishments[":id"];

/** A page of the log, latest first; for owners and admins. */
export function readAudit(api: Api, establishment: string, query: AuditFilter): Promise<Answer<AuditPage>> {
  return settle(client(api).audit.$get({ param: { id: establishment }, query }), AuditPage);
}

/** The log as a file that is still being written; null when it cannot be had. */
export async function downloadAudit(
  api: Api,
  establishment: string,
  query: AuditFilter,
): Promise<ReadableStream<Uint8Array> | null> {
  const answer = await client(api)["audit.csv"].$get({ param: { id: establishment }, query }).catch(() =>
    null
  );
  if (answer?.ok) return answer.body;
  await answer?.body?.cancel();
  return null;
}
