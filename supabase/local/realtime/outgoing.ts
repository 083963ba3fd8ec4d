import {
  encodeText,
  encodeUserBroadcast,
  jsonText,
  type UserPush,
  type Version,
  type Wire,
} from "./frames.ts";

/**
 * What a message says: `text` is a payload that reaches both versions as it is; `user` is a user's broadcast, which
 * reaches 2.0.0 as a binary frame and 1.0.0 as JSON, with `meta` as JSON text or empty.
 */
export type Content =
  | { kind: "text"; event: string; json: string }
  | { kind: "user"; push: UserPush; meta: string };

/** A message to all subscribers of a topic. It is encoded when first wanted, once per protocol version. */
export class Outgoing {
  #first: Wire | null | undefined;
  #second: Wire | null | undefined;

  /** `id` is that of the row in realtime.messages, if it comes from there. */
  constructor(readonly topic: string, readonly content: Content, readonly id: string | null = null) {}

  /** The frame for one version; null when that version cannot carry the message. */
  wire(version: Version): Wire | null {
    if (version === "2.0.0") return this.#second ??= this.#encode(version);
    return this.#first ??= this.#encode(version);
  }

  #encode(version: Version): Wire | null {
    const to = { joinRef: null, ref: null, topic: this.topic };
    const { content } = this;
    if (content.kind === "text") return encodeText(version, { ...to, event: content.event }, content.json);
    const binary = version === "2.0.0" ? encodeUserBroadcast(this.topic, content.push, content.meta) : null;
    if (binary !== null) return binary;
    const json = broadcastJson(content.push, content.meta);
    return json === null ? null : encodeText(version, { ...to, event: "broadcast" }, json);
  }
}

/** A user's broadcast as the JSON of a text frame; null when its payload is not JSON. */
export function broadcastJson(push: UserPush, meta: string): string | null {
  const payload = push.encoding === "json" ? jsonText(push.payload) : null;
  if (payload === null) return null;
  const rest = meta === "" ? "" : `,"meta":${meta}`;
  return `{"type":"broadcast","event":${JSON.stringify(push.event)},"payload":${payload}${rest}}`;
}
