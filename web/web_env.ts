import type { Context } from "hono";
import type { Assets } from "./assets.ts";
import type { PersonSession } from "./backend/session.ts";
import type { Locale } from "./i18n/locale.ts";
import type { Messages } from "./i18n/pt_BR.ts";
import type { BrowserSettings, WebSettings } from "./settings.ts";

/** What every route module is given once. */
export interface WebDeps {
  settings: WebSettings;
  browser: BrowserSettings;
  assets: Assets;
}

/** What the middleware puts into each request's context. */
export interface WebEnv {
  Bindings: {
    /** Address of the socket's other end; whoever serves tells it. */
    peer?: string | null;
  };
  Variables: {
    locale: Locale;
    t: Messages;
    /** Who is signed in as staff, by that cookie; the API verifies the token, the pages only carry it. */
    session: PersonSession | null;
    /** Who is signed in as a patient, by another cookie: the same person, somebody else or nobody. */
    patient: PersonSession | null;
    /** Headers of what is asked for the reader: they tell the API who that is. */
    onBehalf: Record<string, string>;
    assets: Assets;
  };
}

export type WebContext = Context<WebEnv>;

/** What reads a request and answers it without changing the context: areas that add variables can use it too. */
export type ReadContext = Pick<WebContext, "req" | "res" | "var" | "header" | "html">;

/** What a layout needs of the request. */
export interface PageRequest {
  locale: Locale;
  t: Messages;
  session: PersonSession | null;
  patient: PersonSession | null;
  assets: Assets;
  /** Path with query: where the language switch comes back to. */
  path: string;
}

export function pageRequest(c: ReadContext): PageRequest {
  const url = new URL(c.req.url);
  return {
    locale: c.var.locale,
    t: c.var.t,
    session: c.var.session,
    patient: c.var.patient,
    assets: c.var.assets,
    path: url.pathname + url.search,
  };
}
