import { type Context, Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { PAGE_STYLE, renderPage } from "../openapi/page.ts";
import { textsFor } from "../texts/texts.ts";

/** The API's own description, for programs and for people. `describe` is asked once. */
export function docs(describe: () => Promise<OpenApiDocument>) {
  let described: Promise<OpenApiDocument> | undefined;
  const document = () => described ??= describe();
  const policy = hashOf(PAGE_STYLE).then((hash) =>
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  );
  return new Hono<ApiEnv>()
    .get("/openapi.json", async (c) => {
      c.header("cache-control", "public, max-age=300");
      return c.json(await document());
    })
    .get("/docs", async (c) => {
      c.header("content-security-policy", await policy);
      c.header("cache-control", "public, max-age=300");
      c.header("vary", "Accept-Language", { append: true });
      return c.html(await page(c, await document()));
    });
}

function page(c: Context, document: OpenApiDocument) {
  return renderPage(document, textsFor(c.req.header("accept-language")));
}

async function hashOf(text: string): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toBase64();
}
