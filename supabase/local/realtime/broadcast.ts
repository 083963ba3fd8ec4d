import type { Channel } from "./channel.ts";
import { PolicyError } from "./authorize.ts";
import { settle, shutDown } from "./closing.ts";
import { encodeReply, type Frame, jsonText } from "./frames.ts";
import type { Hub } from "./hub.ts";
import { type Content, Outgoing } from "./outgoing.ts";
import { deliver, type Topic } from "./topics.ts";

/** A client's broadcast to the others on its topic. */
export function handleBroadcast(channel: Channel, frame: Frame): Promise<void> | void {
  if (channel.rights.write === null) return askThenBroadcast(channel, frame);
  broadcast(channel, frame);
}

const utf8 = new TextEncoder();

/** Whether a payload, JSON text or bytes, is small enough to be sent. */
export function fitsPayload(hub: Hub, payload: string | Uint8Array): boolean {
  const most = hub.limits.payloadKilobytes * 1000 + 500;
  if (payload.length > most) return false;
  if (typeof payload !== "string" || payload.length * 3 <= most) return true;
  return utf8.encode(payload).length <= most;
}

/** Delivers to a topic and keeps the books; a topic that is too loud loses its channels, as hosted does it. */
export function publish(hub: Hub, topic: Topic, message: Outgoing, except: Channel | null = null): void {
  settle(hub, deliver(topic, message, except));
  if (!hub.events.exceeded) return;
  hub.report("MessagePerSecondRateLimitReached");
  for (const channel of [...topic.channels]) shutDown(channel, "Too many messages per second");
}

async function askThenBroadcast(channel: Channel, frame: Frame): Promise<void> {
  const { connection: { hub, headers }, identity, topic } = channel;
  const subject = { identity, headers, topic: topic.name };
  try {
    channel.rights.write = await hub.authorizer.mayWrite(subject, "broadcast");
  } catch (error) {
    hub.report(error instanceof PolicyError ? "RlsPolicyError" : "UnableToSetPolicies", error);
    return answer(channel, frame, "error", { reason: denial(channel) });
  }
  if (channel.index >= 0) broadcast(channel, frame);
}

function broadcast(channel: Channel, frame: Frame): void {
  const { connection: { hub }, topic } = channel;
  if (channel.rights.write !== true) return answer(channel, frame, "error", { reason: denial(channel) });
  hub.events.add();
  const content = contentOf(frame);
  if (!fitsPayload(hub, content.kind === "user" ? content.push.payload : content.json)) {
    return answer(channel, frame, "error", "payload_size_exceeded");
  }
  // Hosted passes broken JSON on; here it harms nobody else.
  if (frame.push?.encoding === "json" && jsonText(frame.push.payload) === null) {
    return answer(channel, frame, "error", { reason: "Payload is not valid JSON" });
  }
  answer(channel, frame, "ok", {});
  publish(hub, topic, new Outgoing(topic.full, content), channel.self ? null : channel);
}

function contentOf(frame: Frame): Content {
  if (frame.push) return { kind: "user", push: frame.push, meta: "" };
  return { kind: "text", event: "broadcast", json: JSON.stringify(frame.payload) };
}

/** Only who asked for acknowledgement hears of the outcome. */
function answer(channel: Channel, frame: Frame, status: "ok" | "error", response: unknown): void {
  if (!channel.ack) return;
  channel.connection.push(encodeReply(channel.connection.version, frame, status, response));
}

function denial(channel: Channel): string {
  return `Unauthorized: You do not have permissions to write to this Channel topic: ${channel.topic.name}`;
}
