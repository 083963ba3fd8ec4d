type Fetch = (request: Request, peerAddress: string | null) => Promise<Response>;

/** What {@linkcode withGuessLimit} allows; hosted's `auth.rate_limit.token_verifications` by default. */
export interface GuessLimitOptions {
  /** Wrong codes of one address within {@linkcode GuessLimitOptions.windowMs}. */
  wrong?: number;
  windowMs?: number;
  now?: () => number;
}

/** Addresses remembered at most: the oldest go first. */
const maxAddresses = 10_000;

/**
 * Refuses an address that verified too many wrong codes of mails. lite 0.10 lets anybody try as many as they like;
 * and the token of a link, its hash of address and code, is no harder to guess than the code. The address is
 * the socket's: headers are not believed. Right codes cost nothing.
 */
export function withGuessLimit(
  fetch: Fetch,
  { wrong = 30, windowMs = 5 * 60_000, now = Date.now }: GuessLimitOptions = {},
): Fetch {
  const guesses = new Map<string, { count: number; until: number }>();

  function heldFor(address: string) {
    const held = guesses.get(address);
    if (held && now() < held.until) return held;
    guesses.delete(address);
    const [oldest] = guesses.keys();
    if (guesses.size >= maxAddresses) guesses.delete(oldest);
    const fresh = { count: 0, until: now() + windowMs };
    guesses.set(address, fresh);
    return fresh;
  }

  return async function guessLimit(request, peerAddress) {
    if (!isVerification(request)) return await fetch(request, peerAddress);
    const held = heldFor(peerAddress ?? "");
    if (held.count >= wrong) return tooMany(Math.ceil((held.until - now()) / 1000));
    // Counted before the answer is known, so that guesses at the same time do not slip through.
    held.count++;
    const response = await fetch(request, peerAddress);
    if (isRight(response)) held.count--;
    return response;
  };
}

/** lite reads paths decoded, so `%76erify` is `verify` too. */
function isVerification(request: Request): boolean {
  try {
    return decodeURIComponent(new URL(request.url).pathname) === "/auth/v1/verify";
  } catch {
    return false;
  }
}

/** A link that is refused redirects as well, with the reason in its fragment. */
function isRight(response: Response): boolean {
  const location = response.headers.get("location");
  return location === null ? response.ok : !/[#?&]error=/.test(location);
}

function tooMany(seconds: number): Response {
  const code = "over_request_rate_limit";
  return Response.json({ code: 429, error_code: code, msg: "Request rate limit reached" }, {
    status: 429,
    headers: { "retry-after": String(seconds), "x-sb-error-code": code },
  });
}
