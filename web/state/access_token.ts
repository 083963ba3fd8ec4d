/** Where a connection gets its token from. */
export interface TokenSource {
  /** A token that is good for a while yet; fetched anew shortly before the held one expires. */
  get(): Promise<string>;
  /** The server refused the held token: the next `get()` fetches, unless that was done just now. */
  distrust(): void;
}

/** How long before its end a token is exchanged: longer than any pause between two heartbeats. */
const MARGIN_MS = 2 * 60_000;
/** Assumed of a token that does not say when it was made; the shortest that this product issues. */
const ASSUMED_LIFE_MS = 50 * 60_000;
/** A refused token is exchanged at most this often, so that a refusing server is not flooded. */
const DISTRUST_PAUSE_MS = 20_000;

/**
 * Keeps one token fresh. The device's clock may be wrong by days, so the life of a token is what its own
 * claims say (`exp - iat`), counted from when it arrived.
 */
export function createTokenSource(fetchSession: () => Promise<{ access_token: string }>): TokenSource {
  let held: { token: string; arrived: number; life: number } | null = null;
  let pending: Promise<string> | null = null;

  const age = () => held === null ? Infinity : Date.now() - held.arrived;
  const isGood = () => held !== null && age() >= 0 && age() < held.life - MARGIN_MS;

  async function fetchToken(): Promise<string> {
    const { access_token } = await fetchSession();
    held = { token: access_token, arrived: Date.now(), life: lifeOf(access_token) };
    return access_token;
  }

  return {
    get() {
      if (held !== null && isGood()) return Promise.resolve(held.token);
      pending ??= fetchToken().finally(() => pending = null);
      return pending;
    },
    distrust() {
      if (age() > DISTRUST_PAUSE_MS) held = null;
    },
  };
}

function lifeOf(token: string): number {
  try {
    const { iat, exp } = JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
    const life = (exp - iat) * 1000;
    return life > 0 ? life : ASSUMED_LIFE_MS;
  } catch {
    return ASSUMED_LIFE_MS;
  }
}
