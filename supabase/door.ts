/** One origin over HTTP. Until {@linkcode Door.open} it answers that it is starting. */
export interface Door {
  port: number;
  /** Under which this machine reaches it. */
  url: string;
  open(handler: Handler): void;
  /** Answers from here on that it is stopping. */
  refuse(): void;
  /** Gives the port back, after a moment for requests under way. */
  close(): Promise<void>;
}

/** Answers one request; `peer` is the address of the socket's other end. */
export type Handler = (request: Request, peer: string | null) => Response | Promise<Response>;

/** The port belongs to somebody else. */
export class PortTakenError extends Error {
  override name = "PortTakenError";
}

/** Listens on a port (0: any free one). The process holds the port from here on. */
export function listen(port: number): Door {
  let handler: Handler = starting;
  const abort = new AbortController();
  const server = serve(port, abort.signal, (request, peer) => handler(request, peer));
  return {
    port: server.addr.port,
    url: `http://localhost:${server.addr.port}`,
    open: (next) => handler = next,
    refuse: () => handler = stopping,
    async close() {
      const timer = setTimeout(() => abort.abort(), 2_000);
      await server.shutdown();
      clearTimeout(timer);
    },
  };
}

function serve(port: number, signal: AbortSignal, handler: Handler): Deno.HttpServer<Deno.NetAddr> {
  try {
    return Deno.serve({ port, signal, onListen: () => {} }, (request, info) => {
      // A Host header that is no host; who parsed it would fail with the whole path, tokens included, in the log.
      if (!URL.canParse(request.url)) return new Response("Bad request\n", { status: 400 });
      return handler(request, info.remoteAddr.hostname);
    });
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) {
      throw new PortTakenError(`Port ${port} is taken: stop what uses it, or give another port in PORT.`);
    }
    throw error;
  }
}

function starting(request: Request): Response {
  if (new URL(request.url).pathname === "/healthz") return new Response("ok\n");
  return new Response("Vez is starting\n", { status: 503, headers: { "retry-after": "1" } });
}

function stopping(): Response {
  return new Response("Vez is stopping\n", { status: 503, headers: { "retry-after": "5" } });
}
