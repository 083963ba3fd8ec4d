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

/** A frame of Realtime's protocol 1.0.0. */
interface Frame {
  topic: string;
  event: string;
  payload: object;
  ref: string | null;
}

/** The socket of one trial to be on the topic. */
interface Trial {
  /** A frame's number; null while the socket is not open. */
  send(topic: string, event: string, payload: object): string | null;
  drop(): void;
}

/** How long the server may take to answer a join. */
const JOIN_MS = 8_000;

/**
 * As `openLink()`, for phones: the part of Realtime's protocol that one private topic needs, in a tenth of what the
 * library weighs. Every trouble ends the socket; a new one begins after a random pause.
 */
export function openPhoneLink(options: LinkOptions, on: LinkEvents): Link {
  const topic = `realtime:${options.topic}`;
  const events = [options.event, ...options.also ?? []];
  let trial: Trial | null = null;
  let closed = false;
  let tries = 0;
  let isAsked = false;
  let joinRef = "";
  let askRef = "";
  let told: string | null = null;
  const timers: Record<"again" | "join" | "probe", ReturnType<typeof setTimeout> | undefined> = {
    again: undefined,
    join: undefined,
    probe: undefined,
  };
  const beat = setInterval(() => void keepAlive(), HEARTBEAT_MS);

  function lose() {
    trial?.drop();
    trial = null;
    isAsked = false;
    clearTimeout(timers.join);
    clearTimeout(timers.again);
    if (closed) return;
    on.lost();
    timers.again = setTimeout(() => void start(), reconnectAfter(++tries));
  }

  async function start() {
    // A topic joined before the token is there would be joined as nobody, and refused.
    const token = await options.token.get().catch(() => null);
    if (closed) return;
    if (token === null) return lose();
    told = token;
    trial = openTrial(options, { opened: (own) => join(own, token), took, lost: lose });
  }

  function join(own: Trial, access_token: string) {
    const config = { private: true, broadcast: { ack: false, self: false }, presence: { key: "" } };
    joinRef = own.send(topic, "phx_join", { config, access_token }) ?? "";
    timers.join = setTimeout(lose, JOIN_MS);
  }

  function took({ topic: where, event, payload, ref }: Frame) {
    if (event === "phx_reply" && where === "phoenix" && ref === askRef) {
      isAsked = false;
      on.answered();
    } else if (event === "phx_reply" && ref === joinRef) tookJoin(payload);
    else if (where === topic && event === "broadcast") tookBroadcast(payload);
    // The server ended the channel, as it does when a token runs out.
    else if (where === topic && (event === "phx_close" || event === "phx_error")) lose();
  }

  function tookJoin(reply: object) {
    clearTimeout(timers.join);
    if ("status" in reply && reply.status === "ok") {
      tries = 0;
      return on.joined();
    }
    options.token.distrust();
    lose();
  }

  function tookBroadcast(message: object) {
    if (!("event" in message) || !("payload" in message)) return;
    if (message.event === "closed") on.closed();
    else if (events.some((event) => event === message.event)) on.message(message.payload);
  }

  /** A question that stayed open until the next one means the end of the socket. */
  async function keepAlive() {
    if (isAsked) return lose();
    ask();
    const token = await options.token.get().catch(() => told);
    if (token === told || token === null) return;
    told = token;
    trial?.send(topic, "access_token", { access_token: token });
  }

  function ask() {
    const ref = trial?.send("phoenix", "heartbeat", {}) ?? null;
    if (ref === null) return;
    isAsked = true;
    askRef = ref;
    on.asked();
  }

  void start();
  return {
    probe() {
      if (!isAsked) ask();
      clearTimeout(timers.probe);
      timers.probe = setTimeout(() => isAsked && lose(), PROBE_MS);
    },
    close() {
      closed = true;
      clearInterval(beat);
      clearTimeout(timers.probe);
      lose();
    },
  };
}

interface TrialEvents {
  opened(own: Trial): void;
  took(frame: Frame): void;
  lost(): void;
}

/** Opens a socket; nothing of it is heard once it was dropped. */
function openTrial({ supabaseUrl, publishableKey }: LinkOptions, on: TrialEvents): Trial {
  const query = new URLSearchParams({ apikey: publishableKey, vsn: "1.0.0" });
  const socket = new ImpatientSocket(`${realtimeUrl(supabaseUrl)}/websocket?${query}`);
  let refs = 0;
  let join_ref: string | null = null;
  const own: Trial = {
    send(topic, event, payload) {
      if (socket.readyState !== WebSocket.OPEN) return null;
      const ref = String(++refs);
      join_ref ??= ref;
      const frame = { topic, event, payload, ref, join_ref: topic === "phoenix" ? null : join_ref };
      socket.send(JSON.stringify(frame));
      return ref;
    },
    drop() {
      socket.onopen = socket.onclose = socket.onmessage = null;
      socket.close();
    },
  };
  socket.onopen = () => on.opened(own);
  socket.onclose = () => on.lost();
  socket.onmessage = ({ data }) => {
    const frame: unknown = JSON.parse(String(data));
    if (isFrame(frame)) on.took(frame);
  };
  return own;
}

function isFrame(value: unknown): value is Frame {
  return typeof value === "object" && value !== null && "topic" in value && "event" in value &&
    "ref" in value &&
    "payload" in value && typeof value.payload === "object" && value.payload !== null;
}
