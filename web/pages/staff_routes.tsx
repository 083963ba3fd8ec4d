import { Hono } from "hono";
import type { WebDeps, WebEnv } from "../web_env.ts";

/** Pages of a clinic's staff, under `/app`. */
export function staffRoutes(_deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>();
}
