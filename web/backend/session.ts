import { createServerClient } from "@supabase/ssr";
import { decodeJwt } from "jose";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import * as z from "zod/mini";
import { isSecure } from "../middleware/security.ts";
import type { WebSettings } from "../settings.ts";
import type { WebContext } from "../web_env.ts";
import { refreshOnce } from "./refresh_once.ts";

/** As whom somebody is signed in: one login may be both at once, in cookies that know nothing of each other. */
export type SessionKind = "clinic" | "patient";

/** Names of the cookies that hold a session; `@supabase/ssr` cuts a long one into numbered pieces. */
export const SESSION_COOKIES = { clinic: "vez-session", patient: "vez-patient" } as const satisfies Record<
  SessionKind,
  string
>;

/** Where a request's context has the session of a kind. */
const PLACES = { clinic: "session", patient: "patient" } as const;

/** A desk that is used stays signed in; one that nobody used for this long does not. */
const SESSION_SECONDS = 30 * 24 * 3600;

const Claims = z.object({ sub: z.uuid(), email: z.optional(z.string()), exp: z.number() });

/** Who is signed in, as the token claims. Only the API decides what that is worth. */
export interface PersonSession {
  userId: string;
  email: string;
  accessToken: string;
  /** Seconds since the epoch. */
  expiresAt: number;
}

/** Supabase's auth client for one request, whose session of a kind lives in httpOnly cookies of that request. */
export function authOf(c: WebContext, settings: WebSettings, kind: SessionKind) {
  const cookie = SESSION_COOKIES[kind];
  return createServerClient(settings.supabaseUrl, settings.publishableKey, {
    cookieOptions: { name: cookie, httpOnly: true, sameSite: "lax", secure: isSecure(c), path: "/" },
    global: { fetch: refreshOnce, headers: c.var.onBehalf },
    cookies: {
      getAll: () => Object.entries(getCookie(c)).map(([name, value]) => ({ name, value })),
      setAll(cookies, headers) {
        for (const { name, value, options } of cookies) {
          if (isPartOf(cookie, name)) setSessionCookie(c, name, value, options.maxAge);
        }
        for (const [name, value] of Object.entries(headers)) c.header(name, value);
      },
    },
  }).auth;
}

/**
 * Puts the session of the request's cookies into the context, refreshed when its token is about to end. Without such
 * a cookie nothing is asked.
 */
export async function loadSession(c: WebContext, settings: WebSettings, kind: SessionKind): Promise<void> {
  if (cookiesOf(c, kind).length === 0) return;
  const { data } = await authOf(c, settings, kind).getSession();
  c.set(PLACES[kind], data.session && toPersonSession(data.session.access_token));
}

/** Notes who has just signed in; null when the token does not say so. */
export function noteSession(c: WebContext, kind: SessionKind, accessToken: string): PersonSession | null {
  const person = toPersonSession(accessToken);
  if (person) c.set(PLACES[kind], person);
  return person;
}

/**
 * Ends the session of a kind here, and at Supabase if it can be reached: whoever signs out is out, whatever happens
 * there. The other kind's stays.
 */
export async function endSession(c: WebContext, settings: WebSettings, kind: SessionKind): Promise<void> {
  await authOf(c, settings, kind).signOut({ scope: "local" });
  for (const name of cookiesOf(c, kind)) deleteCookie(c, name, { path: "/", secure: isSecure(c) });
  c.set(PLACES[kind], null);
}

/** Reads who an access token speaks of, without verifying it: that is the API's part. */
function toPersonSession(accessToken: string): PersonSession | null {
  const claims = Claims.safeParse(decodeClaims(accessToken));
  if (!claims.success) return null;
  const { sub, email, exp } = claims.data;
  return { userId: sub, email: email ?? "", accessToken, expiresAt: exp };
}

function decodeClaims(accessToken: string): unknown {
  try {
    return decodeJwt(accessToken);
  } catch {
    return null;
  }
}

function cookiesOf(c: WebContext, kind: SessionKind): string[] {
  return Object.keys(getCookie(c)).filter((name) => isPartOf(SESSION_COOKIES[kind], name));
}

/** The session or a numbered piece of it; verifiers of the PKCE flow, which we do not use, are not kept. */
function isPartOf(cookie: string, name: string): boolean {
  return name === cookie || new RegExp(`^${cookie}\\.\\d+$`).test(name);
}

function setSessionCookie(c: WebContext, name: string, value: string, maxAge: number | undefined): void {
  setCookie(c, name, value, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(c),
    maxAge: Math.min(maxAge ?? 0, SESSION_SECONDS),
  });
}
