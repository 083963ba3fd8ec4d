import * as z from "zod/mini";

/** The API's error document (RFC 9457); `code` is stable, `title` and `detail` are in the reader's language. */
export const Problem = z.object({
  status: z.number(),
  code: z.string(),
  title: z.string(),
  detail: z.optional(z.nullable(z.string())),
  /** `message` is empty when the form was refused here, before it was sent: the code says it. */
  errors: z._default(z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })), []),
  /** Some codes carry more: the ticket of `already_in_queue`, the current status of `invalid_transition`. */
  ticket: z.optional(z.object({ id: z.string(), code: z.string(), token: z.string() })),
  current_status: z.optional(z.string()),
  /** Of `too_many_requests`: seconds until the next try is worth while. */
  retry_after_s: z.optional(z.number()),
  /** The chart that has the document of `chart_exists`. */
  patient_id: z.optional(z.string()),
  /** What `version_conflict` is about, as it is now, and the names of what changed. */
  current: z.optional(z.unknown()),
  changed: z.optional(z.array(z.string())),
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
  /** Sent along with every request. */
  headers?: Record<string, string>;
  locale: string;
}

/** What an `hc` client of a concept needs to ask through `api`. */
export function through(api: Api) {
  return {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => api.fetch(new Request(input, init)),
    async headers(): Promise<Record<string, string>> {
      const token = await api.token();
      return {
        ...api.headers,
        "accept-language": api.locale,
        accept: "application/json",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      };
    },
  };
}

/** Header of a write: the same key with the same body is done once and answers the same. */
export function withKey(key: string): { "idempotency-key": string } {
  return { "idempotency-key": key };
}

/** Reads what the API said to a request; never throws for what the API or the network says. A 204 reads as null. */
export async function settle<T>(
  sent: Promise<Pick<Response, "ok" | "status" | "json">>,
  answer: { parse(value: unknown): T },
): Promise<Answer<T>> {
  const response = await sent.catch(() => null);
  if (response === null) return { ok: false, problem: unreachable() };
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => undefined);
  if (response.ok) return { ok: true, data: answer.parse(body) };
  const problem = Problem.safeParse(body);
  return { ok: false, problem: problem.success ? problem.data : unreachable(response.status) };
}

/** Reads a list that is paged by the header `Link`, and the cursor of what follows. */
export async function settlePage<T>(
  sent: Promise<Pick<Response, "ok" | "status" | "json" | "headers">>,
  answer: { parse(value: unknown): T },
): Promise<{ answer: Answer<T>; next: string | null }> {
  let next: string | null = null;
  const noted = sent.then((response) => {
    next = nextCursor(response.headers.get("link"));
    return response;
  });
  return { answer: await settle(noted, answer), next };
}

/** The cursor in `<?q=...&cursor=...>; rel="next"`. */
function nextCursor(link: string | null): string | null {
  const [, query] = /^<\?([^>]*)>; rel="next"$/.exec(link ?? "") ?? [];
  return new URLSearchParams(query).get("cursor");
}

/** The problem of a body that the API would refuse, found without asking it. */
export function invalidInput(errors: readonly { path: string; code: string }[]): Problem {
  return {
    status: 422,
    code: "invalid_input",
    title: "",
    errors: errors.map((one) => ({ ...one, message: "" })),
  };
}

function unreachable(status = 0): Problem {
  return { status, code: "unreachable", title: "", errors: [] };
}
