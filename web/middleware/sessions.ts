import type { MiddlewareHandler } from "hono";
import { loadSession } from "../backend/session.ts";
import type { WebSettings } from "../settings.ts";
import type { WebEnv } from "../web_env.ts";

/** Puts who is signed in into the context, once as staff and once as a patient; no cookie costs nothing. */
export function sessions(settings: WebSettings): MiddlewareHandler<WebEnv> {
  return async function sessions(c, next) {
    await Promise.all([loadSession(c, settings, "clinic"), loadSession(c, settings, "patient")]);
    await next();
  };
}
