import { render } from "preact-render-to-string";
import type { VNode } from "preact";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ReadContext } from "./web_env.ts";

/** Answers with a page. Nothing in between may keep it: it depends on language and session. */
export function page(c: ReadContext, view: VNode, status: ContentfulStatusCode = 200): Response {
  if (!c.res.headers.has("cache-control")) {
    const isSomebodys = c.var.session !== null || c.var.patient !== null;
    c.header("cache-control", isSomebodys ? "no-store" : "private, no-cache");
  }
  return c.html("<!doctype html>" + render(view), status);
}
