import { Hono } from "hono";
import type { WebDeps, WebEnv } from "../web_env.ts";

/** Pages of patients and TVs: the ticket `/t/:token`, the panel `/painel/:id`. */
export function patientRoutes(_deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>();
}
