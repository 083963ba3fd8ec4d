import type { Context, MiddlewareHandler } from "hono";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import type { BrowserSettings, WebSettings } from "../settings.ts";
import type { WebEnv } from "../web_env.ts";

type PublicPlace = Pick<WebSettings, "publicUrl">;

/** Strict headers on every answer: nothing inline, nothing from elsewhere but Supabase, never in a frame. */
export function securityHeaders(browser: BrowserSettings, settings: PublicPlace): MiddlewareHandler<WebEnv> {
  const fixed = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      fontSrc: ["'self'"],
      connectSrc: [
        "'self'",
        ...backendOrigins(browser),
        (c) => ownOrigin(c, settings).replace(/^http/, "ws"),
      ],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: {
      camera: false,
      microphone: false,
      geolocation: false,
      payment: false,
      usb: false,
      browsingTopics: false,
    },
    // Not "no-referrer": browsers would then send forms with `Origin: null`, which looks like a foreign one.
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
    crossOriginOpenerPolicy: "same-origin",
    crossOriginResourcePolicy: "same-origin",
    strictTransportSecurity: false,
  });
  return async function securityHeaders(c, next) {
    await fixed(c, next);
    if (isSecure(c)) c.header("strict-transport-security", "max-age=31536000");
  };
}

/** Refuses forms that another site sends: by `Sec-Fetch-Site`, else by an `Origin` whose host is not ours. */
export function sameOriginForms(settings: PublicPlace): MiddlewareHandler<WebEnv> {
  return csrf({
    origin: (origin, c) =>
      [hostOf(ownOrigin(c, settings)), c.req.header("host")].includes(hostOf(origin) ?? ""),
  });
}

/** Whether the browser reached us by TLS, perhaps through a proxy that ends it. */
export function isSecure(c: Context): boolean {
  return new URL(c.req.url).protocol === "https:" || c.req.header("x-forwarded-proto") === "https";
}

/**
 * Where the reader finds our pages: what was configured, else the host that was asked for, if it is one. Safari before
 * 15.4 does not count `ws:` to it as 'self'.
 */
export function ownOrigin(c: Context, { publicUrl }: PublicPlace): string {
  if (publicUrl) return new URL(publicUrl).origin;
  const host = c.req.header("host") ?? "";
  const isHost = /^([\w-]+(\.[\w-]+)*|\[[\da-f:]+\])(:\d{1,5})?$/i.test(host);
  return `${isSecure(c) ? "https" : "http"}://${isHost ? host : new URL(c.req.url).host}`;
}

function backendOrigins(browser: BrowserSettings): string[] {
  return [browser.supabaseUrl, browser.apiUrl].filter((url) => /^https?:/.test(url))
    .map((url) => new URL(url).origin)
    .flatMap((origin) => [origin, origin.replace(/^http/, "ws")])
    .filter((origin, index, all) => all.indexOf(origin) === index);
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
