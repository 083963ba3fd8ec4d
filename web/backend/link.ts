/** What happens on a link. */
export interface LinkEvents {
  /** The topic is joined: whatever changes from now on arrives. May come again after `lost`. */
  joined(): void;
  /** A broadcast's payload, not yet parsed. */
  message(payload: unknown): void;
  /** The establishment is no more: nothing will ever arrive. */
  closed(): void;
  /** Nothing arrives until the next `joined`; the link goes on trying by itself. */
  lost(): void;
  /** The server was asked whether it is there. */
  asked(): void;
  /** It answered. */
  answered(): void;
}

/** One topic over one socket, for as long as the page lives. */
export interface Link {
  /** Asks at once whether the server is still there, say after the device has slept. */
  probe(): void;
  close(): void;
}

export interface LinkOptions {
  /** Empty means the page's own origin. */
  supabaseUrl: string;
  publishableKey: string;
  /** A private topic such as `queue:<establishment id>`. */
  topic: string;
  event: string;
  /** Further events whose payloads are messages too. */
  also?: readonly string[];
  token: { get(): Promise<string>; distrust(): void };
}

/** A socket that was cut without a word is found out after one heartbeat and one more. */
export const HEARTBEAT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 8_000;
/** Whoever was asked on purpose has this long to answer before the socket is given up. */
export const PROBE_MS = 3_000;

/** A `WebSocket` that gives up connecting: on a dead network the browser itself would wait for minutes. */
export class ImpatientSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    const timer = setTimeout(() => {
      if (this.readyState === WebSocket.CONNECTING) this.close();
    }, CONNECT_TIMEOUT_MS);
    this.addEventListener("open", () => clearTimeout(timer));
    this.addEventListener("close", () => clearTimeout(timer));
  }
}

/** Where a project's realtime listens, without `/websocket`. */
export function realtimeUrl(supabaseUrl: string): string {
  return `${(supabaseUrl || location.origin).replace(/^http/, "ws").replace(/\/$/, "")}/realtime/v1`;
}

/**
 * Milliseconds to wait before try number `tries` to connect again. Spread at random from the first try on:
 * when a server restarts, thousands of phones lose it in the same instant and must not all return in one.
 */
export function reconnectAfter(tries: number, random: () => number = Math.random): number {
  const longest = tries < 60 ? 4_000 : 10_000;
  return Math.round(longest * (0.1 + 0.9 * random()));
}
