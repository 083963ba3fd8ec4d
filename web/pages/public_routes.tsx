import { Hono } from "hono";
import { setCookie } from "hono/cookie";
import { LOCALES } from "../i18n/locale.ts";
import { LANGUAGE_COOKIE } from "../middleware/locale.ts";
import { isSecure } from "../middleware/security.ts";
import { ownPath } from "../own_path.ts";
import { page } from "../render.ts";
import { pageRequest, type WebDeps, type WebEnv } from "../web_env.ts";
import { LandingPage } from "./LandingPage.tsx";

const YEAR_SECONDS = 365 * 24 * 3600;

/** Pages for everybody, and the language switch. */
export function publicRoutes(_deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", (c) => page(c, <LandingPage request={pageRequest(c)} />))
    .post("/idioma", async (c) => {
      const form = await c.req.formData();
      const chosen = LOCALES.find((locale) => locale === form.get("language"));
      if (chosen) {
        setCookie(c, LANGUAGE_COOKIE, chosen, {
          path: "/",
          maxAge: YEAR_SECONDS,
          httpOnly: true,
          sameSite: "Lax",
          secure: isSecure(c),
        });
      }
      return c.redirect(ownPath(form.get("next")) ?? "/", 303);
    });
}
