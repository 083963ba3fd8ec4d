import { Hono } from "hono";
import { Document } from "../components/Document.tsx";
import { Island } from "../components/Island.tsx";
import { screen as spanish } from "../i18n/kiosk/es.ts";
import { messagesOf } from "../i18n/messages.ts";
import { Kiosk, type KioskProps } from "../islands/Kiosk.tsx";
import { ownOrigin } from "../middleware/security.ts";
import { page } from "../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../web_env.ts";

const [PORTUGUESE, ENGLISH] = [messagesOf("pt-BR"), messagesOf("en")];

const WORDS: KioskProps["words"] = {
  "pt-BR": PORTUGUESE.kiosk.screen,
  en: ENGLISH.kiosk.screen,
  es: spanish,
};

const CLASSES: KioskProps["classes"] = {
  "pt-BR": PORTUGUESE.board.priorities,
  en: ENGLISH.board.priorities,
  es: {
    elderly_80: "80 años o más",
    elderly: "60 años o más",
    disability: "Persona con discapacidad",
    autism: "Autismo",
    pregnant: "Embarazada",
    lactating: "Lactante",
    with_small_child: "Con niño en brazos",
    obese: "Persona con obesidad",
    reduced_mobility: "Movilidad reducida",
    blood_donor: "Donante de sangre",
  },
};

/** `/totem`, also with a kiosk's id: the device that people take tickets at. Which kiosk it is, its code has said. */
export function kioskRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/totem", (c) => show(c, deps))
    .get("/totem/:id", (c) => show(c, deps));
}

function show(c: WebContext, { browser, settings }: WebDeps): Response | Promise<Response> {
  c.header("cache-control", "no-store");
  const t = c.var.t.kiosk;
  const island = {
    words: WORDS,
    classes: CLASSES,
    pairing: t.pairing,
    browser,
    origin: ownOrigin(c, settings),
  };
  return page(
    c,
    <Document request={pageRequest(c)} title={t.title} sheet="kiosk" islands={["Kiosk"]} hidden>
      <main id="main">
        <Island name="Kiosk" props={island}>
          <Kiosk {...island} />
        </Island>
        <noscript>
          <p>{t.pairing.noscript}</p>
        </noscript>
      </main>
    </Document>,
  );
}
