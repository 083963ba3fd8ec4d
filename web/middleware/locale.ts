import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { Assets } from "../assets.ts";
import { DEFAULT_LOCALE, type Locale, wishedLocale } from "../i18n/locale.ts";
import { messagesOf } from "../i18n/messages.ts";
import type { WebContext, WebEnv } from "../web_env.ts";

/** Cookie that the language switch sets. */
export const LANGUAGE_COOKIE = "vez-language";

/** Settles the language of the answer: the reader's choice, else the browser's, else Portuguese. */
export function locale(assets: Assets): MiddlewareHandler<WebEnv> {
  return async function locale(c, next) {
    speak(c, wishOf(c) ?? DEFAULT_LOCALE);
    c.set("session", null);
    c.set("patient", null);
    c.set("assets", assets);
    c.header("vary", "Accept-Language, Cookie", { append: true });
    await next();
  };
}

/** Answers in a clinic's own language a reader who wishes for none of ours. */
export function speakAsClinic(c: WebContext, { language }: { language: Locale }): void {
  if (wishOf(c) === undefined) speak(c, language);
}

function wishOf(c: WebContext): Locale | undefined {
  return wishedLocale(getCookie(c, LANGUAGE_COOKIE), c.req.header("accept-language"));
}

function speak(c: WebContext, locale: Locale): void {
  c.set("locale", locale);
  c.set("t", messagesOf(locale));
  c.header("content-language", locale);
}
