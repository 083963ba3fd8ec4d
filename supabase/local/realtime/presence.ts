import { fitsPayload } from "./broadcast.ts";
import type { Channel } from "./channel.ts";
import { announcePresence, pushTo, shutDown } from "./closing.ts";
import { encodeReply, type Frame, isRecord } from "./frames.ts";

const tooMany = "Too many presence messages per second";

/** A client's `track` or `untrack`. */
export function handlePresence(channel: Channel, frame: Frame): Promise<void> | void {
  const { payload } = frame;
  if (!isRecord(payload) || typeof payload.event !== "string") return reply(channel, frame, "ok", {});
  if (!takeCall(channel)) return shutDown(channel, "Client presence rate limit exceeded");
  switch (payload.event.toLowerCase()) {
    case "track":
      return channel.rights.writePresence === null
        ? askThenTrack(channel, frame, payload.payload)
        : track(channel, frame, payload.payload);
    case "untrack":
      untrack(channel);
      return reply(channel, frame, "ok", {});
    default:
      return reply(channel, frame, "error", {});
  }
}

/** Sends a client who is there, if it wants to know and may. */
export function syncPresence(channel: Channel): void {
  const { connection: { hub }, topic } = channel;
  if (!channel.presenceEnabled || channel.rights.readPresence !== true) return;
  if (hub.presences.exceeded) return shutDown(channel, tooMany);
  hub.presences.add();
  pushTo(channel, "presence_state", topic.roster.state);
}

async function askThenTrack(channel: Channel, frame: Frame, payload: unknown): Promise<void> {
  const { connection: { hub, headers }, identity, topic, rights } = channel;
  const subject = { identity, headers, topic: topic.name };
  try {
    rights.readPresence ??= (await hub.authorizer.mayRead(subject, ["presence"])).has("presence");
    rights.writePresence = await hub.authorizer.mayWrite(subject, "presence");
  } catch (error) {
    hub.report("UnableToHandlePresence", error);
    return reply(channel, frame, "error", {});
  }
  if (channel.index >= 0) track(channel, frame, payload);
}

function track(channel: Channel, frame: Frame, payload: unknown = {}): void {
  const { connection: { hub }, topic } = channel;
  if (channel.rights.writePresence !== true) return reply(channel, frame, "error", {});
  if (!isRecord(payload)) {
    return reply(channel, frame, "error", { reason: "Presence track payload must be a map" });
  }
  const json = JSON.stringify(payload);
  if (json === channel.tracked) return reply(channel, frame, "ok", {});
  if (!fitsPayload(hub, json)) return shutDown(channel, "Track message size exceeded");
  if (hub.presences.exceeded) return shutDown(channel, tooMany);
  hub.presences.add();
  const wasEnabled = channel.presenceEnabled;
  channel.presenceEnabled = true;
  channel.tracked = json;
  announcePresence(channel, topic.roster.track(channel, channel.presenceKey, payload));
  reply(channel, frame, "ok", {});
  if (!wasEnabled) syncPresence(channel);
}

function untrack(channel: Channel): void {
  channel.tracked = null;
  const diff = channel.topic.roster.untrack(channel, channel.presenceKey);
  if (diff !== null) announcePresence(channel, diff);
}

/** Whether the channel has a call left in its window. */
function takeCall(channel: Channel): boolean {
  const { presenceCalls, presenceWindowMs } = channel.connection.hub.limits;
  const now = Date.now();
  if (now - channel.presenceSince > presenceWindowMs) {
    channel.presenceSince = now;
    channel.presenceCalls = 0;
  }
  return ++channel.presenceCalls <= presenceCalls;
}

function reply(channel: Channel, frame: Frame, status: "ok" | "error", response: unknown): void {
  channel.connection.push(encodeReply(channel.connection.version, frame, status, response));
}
