import { Hono } from "hono";
import { authOf } from "../backend/session.ts";
import type { WebDeps, WebEnv } from "../web_env.ts";

/** Signing in, out and up; the token that islands call the API with. */
export function authRoutes({ settings }: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/sessao/token", (c) => {
      c.header("cache-control", "no-store");
      const session = c.var.session;
      if (!session) return c.json({ code: "not_authenticated" }, 401);
      return c.json({ access_token: session.accessToken, expires_at: session.expiresAt });
    })
    .post("/sair", async (c) => {
      await authOf(c, settings).signOut({ scope: "local" });
      return c.redirect("/", 303);
    });
}
