import * as z from "zod/mini";
import type { BrowserSettings } from "../settings.ts";
import type { Api } from "./api.ts";

const SessionAnswer = z.object({ access_token: z.string() });

/** Asks the page's own origin for the signed-in person's access token; null when the session has ended. */
export async function fetchAccessToken(): Promise<{ access_token: string } | null> {
  const response = await fetch("/sessao/token", { headers: { accept: "application/json" } });
  if (response.status === 401) return null;
  return SessionAnswer.parse(await response.json());
}

/** The API as the signed-in person, from a browser. */
export function staffApi(browser: BrowserSettings, locale: string, token: Api["token"]): Api {
  return { baseUrl: browser.apiUrl, fetch: (request) => fetch(request), token, locale };
}
