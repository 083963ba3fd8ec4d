/** The protocol versions of the socket. */
export type Version = "1.0.0" | "2.0.0";

/** What a client may use to pair answers with questions; it comes back as it came. */
export type Ref = string | number | null;

/** A user's broadcast with its payload still in bytes. */
export interface UserPush {
  event: string;
  encoding: "json" | "binary";
  payload: Uint8Array<ArrayBuffer>;
}

/** One frame from a client, whatever its version. */
export interface Frame {
  joinRef: Ref;
  ref: Ref;
  topic: string;
  event: string;
  payload: unknown;
  /** Set for a binary frame, whose `payload` is then null. */
  push: UserPush | null;
}

/** Where a frame from the server goes. */
export interface Address {
  joinRef: Ref;
  ref: Ref;
  topic: string;
  event: string;
}

/** What travels over the socket. */
export type Wire = string | Uint8Array<ArrayBuffer>;

const userBroadcastPush = 3;
const userBroadcast = 4;
const longestField = 255;
const utf8 = new TextEncoder();
const lenient = new TextDecoder();
const strict = new TextDecoder("utf-8", { fatal: true });

/** The version that a `vsn` parameter asks for: 1.0.0 when there is none, null for what nobody speaks. */
export function parseVersion(vsn: string | null): Version | null {
  if (vsn === null || vsn === "" || /^1\.0\./.test(vsn)) return "1.0.0";
  return /^2\.0\./.test(vsn) ? "2.0.0" : null;
}

/** A client's frame, or null for what is none. */
export function decodeFrame(version: Version, data: unknown): Frame | null {
  if (typeof data === "string") return decodeText(version, data);
  if (data instanceof ArrayBuffer && version === "2.0.0") return decodePush(new Uint8Array(data));
  return null;
}

/** A text frame around a payload that is JSON already. */
export function encodeText(version: Version, to: Address, json: string): string {
  const topic = JSON.stringify(to.topic);
  const event = JSON.stringify(to.event);
  const ref = JSON.stringify(to.ref);
  const joinRef = JSON.stringify(to.joinRef);
  return version === "2.0.0"
    ? `[${joinRef},${ref},${topic},${event},${json}]`
    : `{"topic":${topic},"event":${event},"payload":${json},"ref":${ref},"join_ref":${joinRef}}`;
}

/** The answer to a frame. */
export function encodeReply(
  version: Version,
  frame: Frame,
  status: "ok" | "error",
  response: unknown,
): string {
  const to = { joinRef: frame.joinRef, ref: frame.ref, topic: frame.topic, event: "phx_reply" };
  return encodeText(version, to, JSON.stringify({ status, response }));
}

/** A binary frame for a user's broadcast (2.0.0 only); null when a field is too long for one. */
export function encodeUserBroadcast(
  topic: string,
  push: UserPush,
  meta: string,
): Uint8Array<ArrayBuffer> | null {
  const fields = [topic, push.event, meta].map((field) => utf8.encode(field));
  if (fields.some((field) => field.length > longestField)) return null;
  const head = [userBroadcast, ...fields.map((field) => field.length), push.encoding === "json" ? 1 : 0];
  const size = fields.reduce((sum, field) => sum + field.length, head.length + push.payload.length);
  const bytes = new Uint8Array(size);
  bytes.set(head);
  let offset = head.length;
  for (const part of [...fields, push.payload]) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** JSON text of a payload, or null when it is not that. */
export function jsonText(payload: Uint8Array): string | null {
  try {
    const text = strict.decode(payload);
    JSON.parse(text);
    return text;
  } catch {
    return null;
  }
}

function decodeText(version: Version, text: string): Frame | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (version === "1.0.0") return isRecord(value) ? fromParts(value) : null;
  if (!Array.isArray(value) || value.length < 5) return null;
  const [join_ref, ref, topic, event, payload] = value;
  return fromParts({ join_ref, ref, topic, event, payload });
}

function fromParts(parts: Record<string, unknown>): Frame | null {
  const { topic, event, payload } = parts;
  const joinRef = parts.join_ref ?? null;
  const ref = parts.ref ?? null;
  if (typeof topic !== "string" || typeof event !== "string" || !isRef(joinRef) || !isRef(ref)) return null;
  return { joinRef, ref, topic, event, payload: payload ?? {}, push: null };
}

function decodePush(bytes: Uint8Array<ArrayBuffer>): Frame | null {
  if (bytes.length < 7 || bytes[0] !== userBroadcastPush) return null;
  const sizes = bytes.subarray(1, 6);
  let offset = 7;
  if (bytes.length < sizes.reduce((sum, size) => sum + size, offset)) return null;
  const [joinRef, ref, topic, event] = Array.from(sizes, (size) => {
    const field = lenient.decode(bytes.subarray(offset, offset + size));
    offset += size;
    return field;
  });
  const push: UserPush = {
    event,
    encoding: bytes[6] === 0 ? "binary" : "json",
    payload: bytes.subarray(offset),
  };
  return { joinRef: joinRef || null, ref: ref || null, topic, event: "broadcast", payload: null, push };
}

function isRef(value: unknown): value is Ref {
  return value === null || typeof value === "string" || typeof value === "number";
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
