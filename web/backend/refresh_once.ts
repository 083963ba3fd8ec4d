/** How long the answer to a refresh is kept for requests that left with the old cookie. */
const KEPT_MS = 10_000;

const refreshes = new Map<string, Promise<Response>>();

/**
 * `fetch` that spends each refresh token once. A browser may send several requests with the same ended
 * token; refresh tokens rotate, so all but the first would be refused and sign the person out.
 */
export async function refreshOnce(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  if (!url.includes("grant_type=refresh_token") || typeof init?.body !== "string") return fetch(input, init);
  const key = init.body;
  const held = refreshes.get(key) ?? start(key, () => fetch(input, init));
  return (await held).clone();
}

function start(key: string, send: () => Promise<Response>): Promise<Response> {
  const answer = send();
  refreshes.set(key, answer);
  const forget = () => refreshes.delete(key);
  answer.then(() => Deno.unrefTimer(setTimeout(forget, KEPT_MS)), forget);
  return answer;
}
