import { getCookie, setCookie } from "hono/cookie";
import { isSecure } from "../middleware/security.ts";
import type { WebContext } from "../web_env.ts";

/** A random name that this browser keeps: where somebody has signed in before, others' guesses do not keep them out. */
const DEVICE_COOKIE = "vez-device";

const YEAR_SECONDS = 365 * 24 * 3600;

/** The browser's name, or a new one. */
export function deviceOf(c: WebContext): string {
  const held = getCookie(c, DEVICE_COOKIE);
  if (held && /^[\w-]{32}$/.test(held)) return held;
  return crypto.getRandomValues(new Uint8Array(24)).toBase64({ alphabet: "base64url" });
}

/** Lets the browser keep its name once it means something. */
export function keepDevice(c: WebContext, device: string): void {
  setCookie(c, DEVICE_COOKIE, device, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(c),
    maxAge: YEAR_SECONDS,
  });
}
