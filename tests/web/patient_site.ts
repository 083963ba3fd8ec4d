import type { DisplayAnswer } from "../../web/backend/panel_shapes.ts";
import type { OwnAnswer } from "../../web/backend/own_ticket.ts";
import type { TicketAnswer } from "../../web/backend/queue_shapes.ts";
import { createWeb, type Web } from "../../web/app.tsx";
import { type Assets, loadAssets } from "../../web/assets.ts";
import { buildIslands } from "../../web/build.ts";

/** What the API of a test answers: a ticket or display by its token or id, or a status. */
export interface StubApi {
  tickets?: Record<string, TicketAnswer | number>;
  /** What only the own page shows, by token. */
  owns?: Record<string, OwnAnswer>;
  displays?: Record<string, DisplayAnswer | number>;
}

let assets: Promise<Assets> | undefined;

/** The pages over an API that answers what a test says. Gives a way to ask for a path. */
export async function openSite(stub: StubApi) {
  const web = await createSite(stub);
  return async function get(path: string, headers: Record<string, string> = {}) {
    const response = await web.app.request(`http://vez.example${path}`, {
      headers: { host: "vez.example", "accept-language": "pt-BR", ...headers },
    });
    return { response, body: await response.text() };
  };
}

/** The same pages on a port, for a browser; their realtime never answers. */
export async function serveSite(stub: StubApi): Promise<{ url: string } & AsyncDisposable> {
  const web = await createSite(stub);
  const server = Deno.serve({ port: 0, onListen: () => {} }, web.app.fetch);
  return { url: `http://localhost:${server.addr.port}`, [Symbol.asyncDispose]: () => server.shutdown() };
}

async function createSite(stub: StubApi): Promise<Web> {
  assets ??= buildIslands().then(() => loadAssets());
  const answers = new Map<string, object | number>([
    ...Object.entries(stub.tickets ?? {}).map(([token, answer]) => [`/tickets/${token}`, answer] as const),
    ...Object.entries(stub.owns ?? {}).map(([token, answer]) => [`/tickets/${token}/own`, answer] as const),
    ...Object.entries(stub.displays ?? {}).map(([id, answer]) => [`/displays/${id}`, answer] as const),
  ]);
  return createWeb({
    supabaseUrl: "http://backend.invalid",
    publishableKey: "publishable",
    apiUrl: "http://backend.invalid/functions/v1/api",
    embedded: true,
    fetchApi: (input) => {
      const path = new URL(input instanceof Request ? input.url : input).pathname.replace(
        "/functions/v1/api",
        "",
      );
      const answer = answers.get(path) ?? 404;
      const status = typeof answer === "number" ? answer : 200;
      return Promise.resolve(Response.json(typeof answer === "number" ? {} : answer, { status }));
    },
  }, await assets);
}

/** What a reader sees of a page: words without tags, scripts and styles. */
export function wordsOf(html: string): string {
  return html.replace(/<script[\s\S]*?<\/script>/g, " ").replace(/<style[\s\S]*?<\/style>/g, " ")
    .replace(/<[^>]+>/g, " ").replaceAll("&quot;", '"').replaceAll("&amp;", "&").replace(/\s+/g, " ");
}
