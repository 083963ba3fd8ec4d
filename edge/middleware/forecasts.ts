import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "../api_env.ts";

/** Addresses under which a queue changes, and whose it is. */
const ACTS = /^\/(visits|establishments|professionals)\/([0-9a-f-]{36})(?:\/(\w[\w-]*))?/;
/** What else is done at an establishment changes no queue, and what else of a professional not who is at work for whom. */
const QUEUE_ACTS = ["visits", "queue"];
const DUTY_ACTS = ["presence", "services"];

/** After whatever changed a queue, waits are told anew; the answer does not wait for it. */
export function forecastAfterActs() {
  return createMiddleware<ApiEnv>(async function forecastAfterActs(c, next) {
    await next();
    if (c.req.method !== "POST" || !c.res.ok) return;
    const [, kind, id, act] = ACTS.exec(pathOf(c.req.path)) ?? [];
    if (kind === "visits") c.var.forecasts.touchVisit(id);
    else if (kind === "professionals") {
      if (DUTY_ACTS.includes(act)) c.var.forecasts.touchProfessional(id);
    } else if (id !== undefined && QUEUE_ACTS.includes(act)) c.var.forecasts.touch(id);
  });
}

function pathOf(path: string): string {
  return path.replace(/^(?:\/functions\/v1)?\/api(?=\/)/, "");
}
