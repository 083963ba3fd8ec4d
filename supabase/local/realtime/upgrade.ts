import { Connection } from "./connection.ts";
import { parseVersion } from "./frames.ts";
import type { Hub } from "./hub.ts";
import { TokenError } from "./tokens.ts";

/** Turns a request with `?apikey=&vsn=` into a socket. */
export async function upgrade(hub: Hub, request: Request): Promise<Response> {
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") {
    return Response.json({ message: "Expected a WebSocket" }, {
      status: 426,
      headers: { upgrade: "websocket" },
    });
  }
  const { searchParams } = new URL(request.url);
  const version = parseVersion(searchParams.get("vsn"));
  if (version === null) return Response.json({ message: "Unknown protocol version" }, { status: 403 });
  const token = request.headers.get("x-api-key") ?? searchParams.get("apikey") ?? "";
  try {
    await hub.verify(token);
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    return Response.json({ message: `${error.code}: ${error.message}` }, { status: 403 });
  }
  // Read before the upgrade, which takes the request away.
  const headers = headersJson(request.headers);
  const { socket, response } = Deno.upgradeWebSocket(request, { idleTimeout: 0 });
  new Connection(hub, socket, version, token, headers);
  return response;
}

/** The `x-…` headers as JSON, which policies find in the setting request.headers. */
export function headersJson(headers: Headers): string {
  const extra = [...headers].filter(([name]) => name.startsWith("x-"));
  return extra.length === 0 ? "{}" : JSON.stringify(Object.fromEntries(extra));
}
