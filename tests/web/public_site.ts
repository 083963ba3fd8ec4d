import { createWeb } from "../../web/app.tsx";
import { buildIslands } from "../../web/build.ts";
import type { WebSettings } from "../../web/settings.ts";
import { type Visitor, visitor } from "./visitor.ts";

const ORIGIN = "http://vez.test";

/** Pages that need neither login nor data. */
export const PUBLIC_PATHS = [
  "/",
  "/entrar",
  "/recuperar-senha",
  "/cadastro/clinica",
  "/termos",
  "/privacidade",
  "/does-not-exist",
];

/** The pages alone, in process, for what needs neither API nor Supabase: nothing listens behind them. */
export async function publicSite(settings: Partial<WebSettings> = {}): Promise<Visitor & { close(): void }> {
  await buildIslands();
  const web = createWeb({
    supabaseUrl: "http://127.0.0.1:9",
    publishableKey: "none",
    apiUrl: "http://127.0.0.1:9/functions/v1/api",
    embedded: true,
    ...settings,
  });
  return { ...visitor(ORIGIN, (request) => web.app.fetch(request)), close: web.close };
}
