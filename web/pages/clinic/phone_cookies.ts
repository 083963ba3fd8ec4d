import { getCookie, setCookie } from "hono/cookie";
import { Token } from "../../../edge/domain/fields.ts";
import { isSecure } from "../../middleware/security.ts";
import type { WebContext } from "../../web_env.ts";

/** Tells one phone from another, for limits and for a form that is sent twice; nothing else knows it. */
const PHONE_COOKIE = "vez-phone";
/** Tickets that the phone has taken at a clinic, latest first. */
const TICKETS_COOKIE = "vez-tickets";
const YEAR_SECONDS = 365 * 24 * 3600;
const DAY_SECONDS = 24 * 3600;
/** A family on one phone. */
const MOST_TICKETS = 5;

/** The phone's secret; given out when somebody could take a ticket. */
export function phoneOf(c: WebContext): string {
  const held = Token.safeParse(getCookie(c, PHONE_COOKIE)).data;
  if (held) return held;
  const made = crypto.getRandomValues(new Uint8Array(18)).toBase64({ alphabet: "base64url" });
  keep(c, PHONE_COOKIE, made, "/c/", YEAR_SECONDS);
  return made;
}

/** Tokens of the tickets that this phone has taken at a clinic. */
export function ticketsOf(c: WebContext): string[] {
  return (getCookie(c, TICKETS_COOKIE) ?? "").split(".").filter((token) => Token.safeParse(token).success)
    .slice(0, MOST_TICKETS);
}

/** Remembers a ticket, for the poster at the reception. */
export function rememberTicket(c: WebContext, slug: string, token: string): void {
  const tokens = [token, ...ticketsOf(c).filter((other) => other !== token)].slice(0, MOST_TICKETS);
  keep(c, TICKETS_COOKIE, tokens.join("."), `/c/${slug}`, DAY_SECONDS);
}

function keep(c: WebContext, name: string, value: string, path: string, maxAge: number): void {
  setCookie(c, name, value, { path, maxAge, httpOnly: true, sameSite: "Lax", secure: isSecure(c) });
}
