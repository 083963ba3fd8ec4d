import { createServerClient } from "@supabase/ssr";
import { decodeJwt } from "jose";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import * as z from "zod/mini";
import { isSecure } from "../middleware/security.ts";
import type { WebSettings } from "../settings.ts";
import type { WebContext } from "../web_env.ts";
import { refreshOnce } from "./refresh_once.ts";

/** Prefix of the cookies that hold the session; `@supabase/ssr` cuts a long one into numbered pieces. */
export const SESSION_COOKIE = "vez-session";

/** A desk that is used stays signed in; one that nobody used for this long does not. */
const SESSION_SECONDS = 30 * 24 * 3600;

const Claims = z.object({ sub: z.uuid(), email: z.optional(z.string()), exp: z.number() });

/** Who is signed in, as the token claims. Only the API decides what that is worth. */
export interface StaffSession {
  userId: string;
  email: string;
  accessToken: string;
  /** Seconds since the epoch. */
  expiresAt: number;
}

/** Supabase's auth client for one request, whose session lives in httpOnly cookies of that request. */
export function authOf(c: WebContext, settings: WebSettings) {
  return createServerClient(settings.supabaseUrl, settings.publishableKey, {
    cookieOptions: { name: SESSION_COOKIE, httpOnly: true, sameSite: "lax", secure: isSecure(c), path: "/" },
    global: { fetch: refreshOnce },
    cookies: {
      getAll: () => Object.entries(getCookie(c)).map(([name, value]) => ({ name, value })),
      setAll(cookies, headers) {
        for (const { name, value, options } of cookies) {
          if (isSessionPart(name)) setSessionCookie(c, name, value, options.maxAge);
        }
        for (const [name, value] of Object.entries(headers)) c.header(name, value);
      },
    },
  }).auth;
}

/** The session of the request's cookies, refreshed when its token is about to end; null when there is none. */
export async function readSession(c: WebContext, settings: WebSettings): Promise<StaffSession | null> {
  const { data } = await authOf(c, settings).getSession();
  return data.session ? toStaffSession(data.session.access_token) : null;
}

/** Ends the session here, and at Supabase if it can be reached: whoever signs out is out, whatever happens there. */
export async function endSession(c: WebContext, settings: WebSettings): Promise<void> {
  await authOf(c, settings).signOut({ scope: "local" });
  for (const name of Object.keys(getCookie(c)).filter((name) => name.startsWith(SESSION_COOKIE))) {
    deleteCookie(c, name, { path: "/", secure: isSecure(c) });
  }
  c.set("session", null);
}

/** Reads who an access token speaks of, without verifying it: that is the API's part. */
export function toStaffSession(accessToken: string): StaffSession | null {
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

/** The session or a numbered piece of it; verifiers of the PKCE flow, which we do not use, are not kept. */
function isSessionPart(name: string): boolean {
  return new RegExp(`^${SESSION_COOKIE}(\\.\\d+)?$`).test(name);
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
