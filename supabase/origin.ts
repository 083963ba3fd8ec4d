import { createApi } from "../edge/app.ts";
import type { ApiSettings } from "../edge/settings.ts";
import { createWeb } from "../web/app.tsx";
import type { WebSettings } from "../web/settings.ts";
import type { Handler } from "./door.ts";

/** What is served together. */
export interface OriginOptions {
  /** Supabase's services when they are on this origin too. */
  supabase?: { handles(path: string): boolean; fetch: Handler };
  api: ApiSettings;
  web: Omit<WebSettings, "fetchApi">;
  /** Throws, with a sentence, while something that we need does not answer. */
  check(): Promise<void>;
}

/** Everything on one origin. */
export interface Origin {
  handler: Handler;
  /** Ends what an earlier process may have left undone. */
  sweep(): Promise<void>;
  /** Does what is due by the clock until the returned function is called. */
  watch(): () => void;
  close(): Promise<void>;
}

/** API, pages, health and, on the embedded stack, Supabase itself as one handler. */
export function createOrigin(options: OriginOptions): Origin {
  const { supabase, check } = options;
  const api = createApi(options.api);
  const web = createWeb({
    ...options.web,
    fetchApi: async (input, init) => await api.app.fetch(new Request(input, init)),
  });
  return {
    async handler(request, peer) {
      const { pathname } = new URL(request.url);
      if (supabase?.handles(pathname)) return await api.guardAuth(request, peer, supabase.fetch);
      if (/^\/functions\/v1\/api(\/|$)/.test(pathname)) return await api.app.fetch(request, { peer });
      if (pathname === "/healthz") return new Response("ok\n");
      if (pathname === "/readyz") return await readiness(check);
      return await web.app.fetch(request, { peer });
    },
    sweep: () => api.sweep(),
    watch: () => api.watch(),
    async close() {
      web.close();
      await api.close();
    },
  };
}

async function readiness(check: () => Promise<void>): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    await check();
    return new Response("ready\n", { headers });
  } catch (error) {
    const reason = error instanceof Error ? error.message : "not ready";
    return new Response(`${reason}\n`, { status: 503, headers });
  }
}
