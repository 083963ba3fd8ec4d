import { HTTPException } from "hono/http-exception";
import { messagesOf } from "../i18n/messages.ts";
import { negotiateLocale } from "../i18n/locale.ts";
import { page } from "../render.ts";
import { pageRequest, type ReadContext, type WebContext } from "../web_env.ts";
import { MessagePage } from "./MessagePage.tsx";

/** 404 in the reader's language. */
export function notFound(c: ReadContext): Response {
  const text = c.var.t.common.not_found;
  return page(c, <MessagePage request={pageRequest(c)} {...text} href="/" />, 404);
}

/** 500 in the reader's language; refusals that middleware threw keep their answer. */
export function crashed(error: Error, c: WebContext): Response {
  if (error instanceof HTTPException) return error.getResponse();
  console.error(
    `${c.req.method} ${c.req.path.replace(/^\/(t|convite)\/.*/, "/$1/…")}: ${error.stack ?? error.message}`,
  );
  if (!c.var.assets) {
    return c.text(messagesOf(negotiateLocale(undefined, undefined)).common.crashed.title, 500);
  }
  const request = pageRequest(c);
  return page(c, <MessagePage request={request} {...c.var.t.common.crashed} href={request.path} />, 500);
}
