import { Hono } from "hono";
import { PRIVACY_VERSION, TERMS_VERSION } from "../../edge/domain/legal.ts";
import { setCookie } from "hono/cookie";
import { LOCALES } from "../i18n/locale.ts";
import { LANGUAGE_COOKIE } from "../middleware/locale.ts";
import { isSecure } from "../middleware/security.ts";
import { ownPath } from "../own_path.ts";
import { page } from "../render.ts";
import { type PageRequest, pageRequest, type WebDeps, type WebEnv } from "../web_env.ts";
import { LegalPage } from "./LegalPage.tsx";
import { MessagePage } from "./MessagePage.tsx";
import { LandingPage } from "./landing/LandingPage.tsx";

const YEAR_SECONDS = 365 * 24 * 3600;

/** Pages for everybody, and the language switch. */
export function publicRoutes({ browser }: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", (c) => page(c, <LandingPage request={pageRequest(c)} />))
    .get(
      "/termos",
      (c) =>
        page(c, <LegalPage request={pageRequest(c)} text={c.var.t.legal.terms} version={TERMS_VERSION} />),
    )
    .get(
      "/privacidade",
      (c) =>
        page(
          c,
          <LegalPage request={pageRequest(c)} text={c.var.t.legal.privacy} version={PRIVACY_VERSION} />,
        ),
    )
    .get("/encerrada", (c) => {
      const { action, action_clinics, ...text } = c.var.t.leaving.closed;
      const onward = c.var.session ? { action: action_clinics, href: "/app" } : { action, href: "/" };
      return page(c, <MessagePage request={pageRequest(c)} {...text} {...onward} />);
    })
    .get("/conta-excluida", (c) => {
      const { title, text, text_kept, action } = c.var.t.leaving.account_closed;
      const told = c.req.query("acesso") === undefined ? text : text_kept;
      return page(
        c,
        <MessagePage request={pageRequest(c)} title={title} text={told} action={action} href="/" />,
      );
    })
    .get("/docs", (c) => c.redirect(`${browser.apiUrl}/docs`, 302))
    .get("/manifest.webmanifest", (c) => {
      c.header("content-type", "application/manifest+json");
      return c.body(JSON.stringify(manifest(pageRequest(c))));
    })
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

/** What a phone shows when somebody puts Vez on the home screen. */
function manifest({ t, locale, assets }: PageRequest) {
  const icon = (name: string, sizes: string, purpose: string) => ({
    src: assets.url(`icons/${name}.png`),
    sizes,
    type: "image/png",
    purpose,
  });
  return {
    name: t.common.product,
    short_name: t.common.product,
    description: t.common.tagline,
    lang: locale,
    start_url: "/",
    display: "standalone",
    background_color: "#fbf8f2",
    theme_color: "#0e5263",
    icons: [
      icon("icon-192", "192x192", "any"),
      icon("icon-512", "512x512", "any"),
      icon("icon-maskable-512", "512x512", "maskable"),
    ],
  };
}
