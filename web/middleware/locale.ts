import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { Assets } from "../assets.ts";
import { negotiateLocale } from "../i18n/locale.ts";
import { messagesOf } from "../i18n/messages.ts";
import type { WebEnv } from "../web_env.ts";

/** Cookie that the language switch sets. */
export const LANGUAGE_COOKIE = "vez-language";

/** Settles the language of the answer: the reader's choice, else the browser's, else Portuguese. */
export function locale(assets: Assets): MiddlewareHandler<WebEnv> {
  return async function locale(c, next) {
    const chosen = negotiateLocale(getCookie(c, LANGUAGE_COOKIE), c.req.header("accept-language"));
    c.set("locale", chosen);
    c.set("t", messagesOf(chosen));
    c.set("session", null);
    c.set("patient", null);
    c.set("assets", assets);
    c.header("content-language", chosen);
    c.header("vary", "Accept-Language, Cookie", { append: true });
    await next();
  };
}
