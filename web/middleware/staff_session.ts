import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { readSession, SESSION_COOKIE } from "../backend/session.ts";
import type { WebSettings } from "../settings.ts";
import type { WebEnv } from "../web_env.ts";

/** Puts the signed-in person into the context, refreshing an ended token; no cookie costs nothing. */
export function staffSession(settings: WebSettings): MiddlewareHandler<WebEnv> {
  return async function staffSession(c, next) {
    const held = Object.keys(getCookie(c)).some((name) => name.startsWith(SESSION_COOKIE));
    if (held) c.set("session", await readSession(c, settings));
    await next();
  };
}
