import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import type { ApiEnv } from "../api_env.ts";
import type { RequestLine } from "../settings.ts";

/** Tells `log` of each request: never a path, a query, a header or a body, for they speak of people. */
export function requestLog(log: (line: RequestLine) => void) {
  return createMiddleware<ApiEnv>(async function requestLog(c, next) {
    const started = performance.now();
    await next();
    const route = matchedRoutes(c).findLast(({ method }) => method !== "ALL")?.path ?? "(none)";
    log({
      at: new Date().toISOString(),
      method: c.req.method,
      route,
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      request_id: c.var.requestId,
      failure: c.var.failure,
    });
  });
}
