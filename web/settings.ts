import * as z from "zod/mini";

const Url = z.url();

/** What the pages need to know of the world. `web/main.ts` reads it from the environment, the start task passes it. */
export const WebSettings = z.object({
  /** Where the server finds Supabase; the browser too, unless `embedded`. */
  supabaseUrl: Url,
  publishableKey: z.string().check(z.minLength(1)),
  /** Where the server finds the API: `…/functions/v1/api`. The browser uses its own origin when `fetchApi` is given. */
  apiUrl: Url,
  /** In-process door to the API, for one process that serves both. */
  fetchApi: z.optional(z.custom<typeof fetch>((value) => typeof value === "function")),
  /** Where people reach the pages; by whatever host they ask for when absent. */
  publicUrl: z.optional(z.url({ protocol: /^https?$/ })),
  /** How many proxies stand before the pages and append to `X-Forwarded-For`. */
  trustedProxies: z.optional(z.int().check(z.gte(0), z.lte(10))),
  /** Lets the API believe us whom we ask for; never leaves the server. */
  secretKey: z.optional(z.string()),
  /** Supabase answers on the pages' own origin, by whatever name a browser knows it (localhost, LAN, proxy). */
  embedded: z.optional(z.boolean()),
});
export type WebSettings = z.infer<typeof WebSettings>;

/** Where a browser finds the two backends; empty means "my own origin". Serialisable: islands get it as a prop. */
export interface BrowserSettings {
  supabaseUrl: string;
  publishableKey: string;
  apiUrl: string;
}

export function browserSettings(settings: WebSettings): BrowserSettings {
  return {
    supabaseUrl: settings.embedded ? "" : settings.supabaseUrl,
    publishableKey: settings.publishableKey,
    apiUrl: settings.embedded || settings.fetchApi ? "/functions/v1/api" : settings.apiUrl,
  };
}
