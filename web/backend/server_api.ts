import type { WebSettings } from "../settings.ts";
import type { ReadContext } from "../web_env.ts";
import type { Api } from "./api.ts";
import type { PublicApi } from "./public_api.ts";
import type { PersonSession } from "./session.ts";

/** The API as the member of staff of this request, or as nobody; in process when there is a door. */
export function serverApi(c: ReadContext, settings: WebSettings): Api {
  return apiAs(c, settings, c.var.session);
}

/** The API as nobody, before it is known who reads. */
export function nobodysApi(c: ReadContext, settings: WebSettings): Api {
  return apiAs(c, settings, null);
}

/** The API as whoever has a token. */
export function apiOfToken(c: ReadContext, settings: WebSettings, accessToken: string): Api {
  return { ...apiAs(c, settings, null), token: () => Promise.resolve(accessToken) };
}

/** The API as the patient of this request, or as nobody. */
export function patientApi(c: ReadContext, settings: WebSettings): Api {
  return apiAs(c, settings, c.var.patient);
}

/** Public routes of the API, asked for the reader of this request. */
export function publicApi(c: ReadContext, settings: WebSettings): PublicApi {
  return { apiUrl: baseUrlOf(settings), fetchApi: settings.fetchApi, headers: c.var.onBehalf };
}

function apiAs(c: ReadContext, settings: WebSettings, person: PersonSession | null): Api {
  const token = person?.accessToken ?? null;
  return {
    baseUrl: baseUrlOf(settings),
    fetch: settings.fetchApi ?? fetch,
    token: () => Promise.resolve(token),
    headers: c.var.onBehalf,
    locale: c.var.locale,
  };
}

function baseUrlOf({ apiUrl }: WebSettings): string {
  return apiUrl.replace(/\/$/, "");
}
