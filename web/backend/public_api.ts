import type { Shape } from "./shapes.ts";

/** How a page without a session reaches the API. */
export interface PublicApi {
  /** `…/functions/v1/api`, absolute or on the page's own origin. */
  apiUrl: string;
  fetchApi?: typeof fetch;
  /** Sent along with every request. */
  headers?: Record<string, string>;
}

/** The API answered something else than what was asked for. */
export class ApiRefusal extends Error {
  constructor(readonly status: number) {
    super(`Cannot read from the API: it answered ${status}`);
    this.name = "ApiRefusal";
  }
}

const LIMIT_MS = 10_000;

/** Asks a public route. Rejects with `ApiRefusal`, or as `fetch` does, so that the caller may try again. */
export async function ask<T>(
  api: PublicApi,
  method: "GET" | "POST" | "DELETE",
  path: string,
  shape: Shape<T>,
  body?: object,
): Promise<T> {
  const request = new Request(api.apiUrl + path, {
    method,
    headers: { ...api.headers, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const response = await (api.fetchApi ?? fetch)(request);
  const answer: unknown = response.ok && (response.status === 204 ? null : await response.json());
  if (!shape(answer)) throw new ApiRefusal(response.status);
  return answer;
}
