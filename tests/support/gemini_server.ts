/** A request as Gemini's REST API gets it. */
export interface GeminiRequest {
  path: string;
  /** The whole body, as JSON text. */
  body: string;
}

/** What the server is to do with one request. */
export type GeminiTurn =
  /** Text of the one candidate. */
  | { text: string }
  | { status: number }
  /** Never answer. */
  | "hang";

/** A server that speaks as much of Gemini's REST protocol (`models/*:generateContent`) as its client needs. */
export interface GeminiServer extends AsyncDisposable {
  url: string;
  requests: GeminiRequest[];
}

/** Listens on a free port; the turns are taken one by one, the last one again and again. */
export function startGemini(turns: GeminiTurn[]): GeminiServer {
  const requests: GeminiRequest[] = [];
  const hanging: (() => void)[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const turn = turns[Math.min(requests.length, turns.length - 1)];
    requests.push({ path: new URL(request.url).pathname, body: await request.text() });
    if (turn === "hang") {
      await new Promise<void>((resolve) => hanging.push(resolve));
      return new Response(null, { status: 504 });
    }
    if ("status" in turn) {
      const error = {
        code: turn.status,
        message: "Resource has been exhausted",
        status: "RESOURCE_EXHAUSTED",
      };
      return Response.json({ error }, { status: turn.status });
    }
    const content = { role: "model", parts: [{ text: turn.text }] };
    return Response.json({ candidates: [{ index: 0, finishReason: "STOP", content }] });
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    requests,
    async [Symbol.asyncDispose]() {
      for (const end of hanging) end();
      await server.shutdown();
    },
  };
}
