import * as z from "zod/mini";
import type { BrowserSettings } from "../settings.ts";
import type { Api } from "./api.ts";
import type { SessionKind } from "./session.ts";

const SessionAnswer = z.object({ access_token: z.string() });

/** Where the page's own origin tells an island the access token of each kind of session. */
const TOKEN_PATHS = { clinic: "/sessao/token", patient: "/minha/sessao/token" } as const satisfies Record<
  SessionKind,
  string
>;

/** The access token of whoever is signed in as `kind`; null when the session has ended. */
export async function fetchAccessToken(
  kind: SessionKind = "clinic",
): Promise<{ access_token: string } | null> {
  const response = await fetch(TOKEN_PATHS[kind], { headers: { accept: "application/json" } });
  if (response.status === 401) return null;
  return SessionAnswer.parse(await response.json());
}

/** The API as the signed-in person of the token, from a browser. */
export function staffApi(browser: BrowserSettings, locale: string, token: Api["token"]): Api {
  return { baseUrl: browser.apiUrl, fetch: (request) => fetch(request), token, locale };
}
