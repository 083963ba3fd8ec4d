import * as z from "zod/mini";

/** The API's error document (RFC 9457); `code` is stable, `title` and `detail` are in the reader's language. */
export const Problem = z.object({
  status: z.number(),
  code: z.string(),
  title: z.string(),
  detail: z.optional(z.nullable(z.string())),
  errors: z._default(z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })), []),
  /** Some codes carry more: the ticket of `already_in_queue`, the current status of `invalid_transition`. */
  ticket: z.optional(z.object({ id: z.string(), code: z.string(), token: z.string() })),
  current_status: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;

/** What a call came to: the parsed answer, or the problem. A broken connection is the problem `unreachable`. */
export type Answer<T> = { ok: true; data: T } | { ok: false; problem: Problem };

/** A way to the API: where it is, who asks and in which language. Server and browser each make their own. */
export interface Api {
  /** `…/functions/v1/api`, no slash at the end. */
  baseUrl: string;
  fetch: (request: Request) => Promise<Response>;
  /** Access token, or null to ask as nobody. */
  token: () => Promise<string | null>;
  locale: string;
}

interface CallOptions<T> {
  method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  body?: unknown;
  /** Same key and same body: same answer, done once. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Reads the answer's body; a 204 is read as null. */
  answer: { parse(value: unknown): T };
}

/** Calls one route and parses its answer; never throws for what the API or the network says. */
export async function call<T>(api: Api, path: string, options: CallOptions<T>): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await api.fetch(await toRequest(api, path, options));
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return { ok: false, problem: unreachable() };
  }
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => undefined);
  if (response.ok) return { ok: true, data: options.answer.parse(body) };
  const problem = Problem.safeParse(body);
  return {
    ok: false,
    problem: problem.success ? problem.data : { ...unreachable(), status: response.status },
  };
}

async function toRequest(api: Api, path: string, options: CallOptions<unknown>): Promise<Request> {
  const headers = new Headers({ "accept-language": api.locale, accept: "application/json" });
  const token = await api.token();
  if (token) headers.set("authorization", `Bearer ${token}`);
  if (options.idempotencyKey) headers.set("idempotency-key", options.idempotencyKey);
  if (options.body !== undefined) headers.set("content-type", "application/json");
  return new Request(api.baseUrl + path, {
    method: options.method ?? "GET",
    headers,
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: options.signal,
  });
}

function unreachable(): Problem {
  return { status: 0, code: "unreachable", title: "", errors: [] };
}
