import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "../api_env.ts";
import { Problem } from "../domain/problems.ts";

/** What handlers behind `credential()` find besides. */
export interface PanelEnv {
  Variables: ApiEnv["Variables"] & { credential: string };
}

/** Lets only whoever shows the secret of a TV pass; whether it is one, the database says. */
export function credential() {
  return createMiddleware<PanelEnv>(async function credential(c, next) {
    const secret = /^Bearer +([\w-]{24})$/i.exec(c.req.header("authorization") ?? "")?.[1];
    if (!secret) throw new Problem("not_authenticated");
    c.set("credential", secret);
    await next();
  });
}
