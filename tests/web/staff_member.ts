import { SignJWT } from "jose";
import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import type { MemberRole } from "../../edge/domain/member.ts";
import { SESSION_COOKIES, type SessionKind } from "../../web/backend/session.ts";
import { type Clinic, clinic, visits } from "../support/builders.ts";
import { openSession } from "../support/people.ts";
import type { Stack } from "../support/stack.ts";
import { type Visitor, visitor } from "./visitor.ts";

/** A clinic with a queue, and its members in browsers with and without JavaScript. */
export interface StaffedClinic extends Clinic {
  /** `/app/<slug><path>` of the stack. */
  path(path?: string): string;
  /** A member who has signed in, without JavaScript. */
  visitor(role: MemberRole): Promise<Visitor>;
  /** A member who has signed in, in a window of a real browser. */
  context(browser: Browser, role: MemberRole, options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Puts people into the queue in this order, named after their codes unless told otherwise. */
  queue(...wishes: Parameters<typeof visits>[2]): ReturnType<typeof visits>;
}

/** Makes a clinic on a stack. */
export async function staffedClinic(stack: Stack): Promise<StaffedClinic> {
  const made = await clinic(stack.sql);
  const path = (below = "") => `/app/${made.slug}${below}`;
  const cookie = (role: MemberRole) => sessionCookie(stack, made.members[role]);
  return {
    ...made,
    path,
    async visitor(role) {
      const value = await cookie(role);
      return visitor(stack.url, (request) => {
        request.headers.append("cookie", value);
        return fetch(request);
      });
    },
    async context(browser, role, options) {
      const context = await browser.newContext({ locale: "pt-BR", ...options });
      const [name, value] = (await cookie(role)).split("=");
      await context.addCookies([{ name, value, url: stack.url }]);
      return context;
    },
    queue: (...wishes) => visits(stack.sql, made, wishes),
  };
}

/** The session of a user as `@supabase/ssr` keeps it in a cookie of that kind: `name=value`. */
export async function sessionCookie(
  stack: Stack,
  user: string,
  kind: SessionKind = "clinic",
): Promise<string> {
  const email = `${user}@example.com`;
  const claims = { email, role: "authenticated", session_id: await openSession(stack.sql, user) };
  const access_token = await new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setSubject(user)
    .setAudience("authenticated")
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(new TextEncoder().encode(stack.keys.jwt_secret));
  const expires_at = Math.floor(Date.now() / 1000) + 3600;
  const session = {
    access_token,
    refresh_token: "none",
    token_type: "bearer",
    expires_in: 3600,
    expires_at,
    user: { id: user, email },
  };
  const value = btoa(JSON.stringify(session)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `${SESSION_COOKIES[kind]}=base64-${value}`;
}
