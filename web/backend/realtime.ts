import { RealtimeClient } from "@supabase/realtime-js";
import {
  HEARTBEAT_MS,
  ImpatientSocket,
  type Link,
  type LinkEvents,
  type LinkOptions,
  PROBE_MS,
  realtimeUrl,
  reconnectAfter,
} from "./link.ts";

/** Joins a private topic and stays on it through cuts, restarts and the end of tokens. */
export function openLink(options: LinkOptions, on: LinkEvents): Link {
  const client = new RealtimeClient(realtimeUrl(options.supabaseUrl), {
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
    for (const event of [options.event, ...options.also ?? []]) {
      channel.on("broadcast", { event }, (message) => on.message(message.payload));
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
