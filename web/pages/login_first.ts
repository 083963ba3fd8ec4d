import type { MiddlewareHandler } from "hono";
import type { PersonSession } from "../backend/session.ts";
import type { WebEnv } from "../web_env.ts";

/** What handlers behind {@linkcode requirePatient} find on their context. */
export interface PatientEnv {
  Variables: Omit<WebEnv["Variables"], "patient"> & { patient: PersonSession };
}

/** Where patients arrive. */
export const PATIENT_HOME = "/minha/fila";

/** Lets patients pass who are signed in as such; others go to the login, which leads back here. */
export function requirePatient(): MiddlewareHandler<PatientEnv> {
  return async function requirePatient(c, next) {
    const patient: PersonSession | null = c.var.patient;
    if (!patient) return loginFirst(c.req.raw, PATIENT_HOME);
    await next();
  };
}

/** Sends a request to the login and from there back; an answered form cannot be asked for again: it goes `home`. */
export function loginFirst({ url, method }: Request, home: string): Response {
  const { pathname, search } = new URL(url);
  const next = method === "GET" ? pathname + search : home;
  const location = `/entrar?next=${encodeURIComponent(next)}`;
  return new Response(null, { status: 303, headers: { location } });
}
