import type { WebSettings } from "../settings.ts";
import type { ReadContext } from "../web_env.ts";
import type { Api } from "./api.ts";

/** The API as the person of this request, or as nobody; in process when there is a door. */
export function serverApi(c: ReadContext, settings: WebSettings): Api {
  const token = c.var.session?.accessToken ?? null;
  return {
    baseUrl: settings.apiUrl.replace(/\/$/, ""),
    fetch: settings.fetchApi ?? fetch,
    token: () => Promise.resolve(token),
    locale: c.var.locale,
  };
}
