import { RealtimeClient } from "@supabase/realtime-js";

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
  /** Another event whose payloads are messages too. */
  also?: string;
  token: { get(): Promise<string>; distrust(): void };
}

/** A socket that was cut without a word is found out after one heartbeat and one more. */
const HEARTBEAT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 8_000;
/** Whoever was asked on purpose has this long to answer before the socket is given up. */
const PROBE_MS = 3_000;

/** A `WebSocket` that gives up connecting: on a dead network the browser itself would wait for minutes. */
class ImpatientSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    const timer = setTimeout(() => {
      if (this.readyState === WebSocket.CONNECTING) this.close();
    }, CONNECT_TIMEOUT_MS);
    this.addEventListener("open", () => clearTimeout(timer));
    this.addEventListener("close", () => clearTimeout(timer));
  }
}

/**
 * Milliseconds to wait before try number `tries` to connect again. Spread at random from the first try on:
 * when a server restarts, thousands of phones lose it in the same instant and must not all return in one.
 */
export function reconnectAfter(tries: number, random: () => number = Math.random): number {
  const longest = tries < 60 ? 4_000 : 10_000;
  return Math.round(longest * (0.1 + 0.9 * random()));
}

/** Joins a private topic and stays on it through cuts, restarts and the end of tokens. */
export function openLink(options: LinkOptions, on: LinkEvents): Link {
  const origin = options.supabaseUrl || location.origin;
  const client = new RealtimeClient(`${origin.replace(/^http/, "ws").replace(/\/$/, "")}/realtime/v1`, {
    params: { apikey: options.publishableKey },
    accessToken: () => options.token.get(),
    heartbeatIntervalMs: HEARTBEAT_MS,
    heartbeatCallback: (status) => {
      isAsked = status === "sent";
      if (isAsked) on.asked();
      else if (status === "ok") on.answered();
      else on.lost();
    },
    reconnectAfterMs: reconnectAfter,
    transport: ImpatientSocket,
  });
  let closed = false;
  let isAsked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let probeTimer: ReturnType<typeof setTimeout> | undefined;

  function again(tries: number) {
    on.lost();
    timer = setTimeout(() => start(tries), reconnectAfter(tries));
  }

  async function start(tries = 1) {
    // A topic joined before the token is there would be joined as nobody, and refused.
    const token = await options.token.get().catch(() => null);
    if (closed) return;
    if (token === null) return again(tries + 1);
    await client.setAuth();
    if (!closed) join();
  }

  function join() {
    const channel = client.channel(options.topic, { config: { private: true } });
    channel.on("broadcast", { event: options.event }, (message) => on.message(message.payload));
    if (options.also) {
      channel.on("broadcast", { event: options.also }, (message) => on.message(message.payload));
    }
    channel.on("broadcast", { event: "closed" }, () => on.closed());
    channel.subscribe((status) => {
      if (closed) return;
      if (status === "SUBSCRIBED") {
        isAsked = false;
        return on.joined();
      }
      // The server ended the channel, as it does when a token runs out: the library lets go of it.
      if (status === "CLOSED") return again(1);
      on.lost();
      if (status === "CHANNEL_ERROR" && client.isConnected()) {
        options.token.distrust();
        void client.setAuth();
      }
    });
  }

  /** The client takes a second question, while the first is open, for the end of the socket, and connects anew. */
  function probe() {
    if (!isAsked) void client.sendHeartbeat();
    clearTimeout(probeTimer);
    probeTimer = setTimeout(() => {
      if (isAsked) void client.sendHeartbeat();
    }, PROBE_MS);
  }

  void start();
  return {
    probe,
    close() {
      closed = true;
      clearTimeout(timer);
      clearTimeout(probeTimer);
      void client.removeAllChannels();
    },
  };
}
