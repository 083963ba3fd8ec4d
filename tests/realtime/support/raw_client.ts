import assert from "node:assert/strict";
import * as z from "zod";
import type { Version } from "../../../supabase/local/realtime/frames.ts";
import { publishableKey, type TestServer } from "./server.ts";

/** A frame from the server, in one shape for both versions. */
export interface Received {
  joinRef: unknown;
  ref: unknown;
  topic: string;
  event: string;
  payload: unknown;
  /** The whole frame was binary. */
  binary: boolean;
}

/** A socket that speaks the protocol by hand, so that tests see every frame. */
export class RawClient implements Disposable {
  readonly frames: Received[] = [];
  readonly closed: Promise<CloseEvent>;
  #waiting: { matches: (frame: Received) => boolean; resolve: (frame: Received) => void }[] = [];
  #ref = 0;

  private constructor(readonly socket: WebSocket, readonly version: Version) {
    socket.binaryType = "arraybuffer";
    socket.onmessage = ({ data }) => this.#take(decode(version, data));
    this.closed = new Promise((resolve) => socket.onclose = resolve);
  }

  /** Connects with a token or key. */
  static async connect(
    server: TestServer,
    version: Version = "2.0.0",
    key = publishableKey,
  ): Promise<RawClient> {
    const url = `ws://127.0.0.1:${server.port}/realtime/v1/websocket?vsn=${version}&apikey=${key}`;
    const socket = new WebSocket(url);
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onerror = (event) =>
        reject(new Error(event instanceof ErrorEvent ? event.message : "no socket"));
    });
    socket.onerror = null;
    return new RawClient(socket, version);
  }

  /** Sends a text frame; returns its ref. */
  send(topic: string, event: string, payload: unknown = {}, joinRef: string | null = null): string {
    const ref = String(++this.#ref);
    this.socket.send(
      this.version === "2.0.0"
        ? JSON.stringify([joinRef, ref, topic, event, payload])
        : JSON.stringify({ topic, event, payload, ref, join_ref: joinRef }),
    );
    return ref;
  }

  /** Sends a user's broadcast as a binary frame; returns its ref. */
  sendPush(topic: string, event: string, payload: Uint8Array, encoding: 0 | 1): string {
    const ref = String(++this.#ref);
    this.socket.send(encodePush("", ref, topic, event, payload, encoding));
    return ref;
  }

  /** Joins and returns the answer. */
  async join(name: string, config: Record<string, unknown> = {}, accessToken?: string): Promise<Received> {
    const payload = { config, ...(accessToken === undefined ? {} : { access_token: accessToken }) };
    return await this.reply(this.send(`realtime:${name}`, "phx_join", payload, String(this.#ref + 1)));
  }

  /** Joins or fails. */
  async enter(name: string, config: Record<string, unknown> = {}, accessToken?: string): Promise<void> {
    const { payload } = await this.join(name, config, accessToken);
    assert.equal(statusOf(payload), "ok", JSON.stringify(payload));
  }

  /** The answer to a frame. */
  reply(ref: string, timeout?: number): Promise<Received> {
    return this.next((frame) => frame.event === "phx_reply" && frame.ref === ref, timeout);
  }

  /** The next frame of an event, taken out of `frames`. */
  event(event: string, timeout?: number): Promise<Received> {
    return this.next((frame) => frame.event === event, timeout);
  }

  next(matches: (frame: Received) => boolean, timeout = 15_000): Promise<Received> {
    const index = this.frames.findIndex(matches);
    if (index >= 0) return Promise.resolve(this.frames.splice(index, 1)[0]);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no frame, but ${JSON.stringify(this.frames)}`)),
        timeout,
      );
      this.#waiting.push({ matches, resolve: (frame) => (clearTimeout(timer), resolve(frame)) });
    });
  }

  /** Fails if an event comes before the server has answered a heartbeat and, for what the database does, `wait` went by. */
  async quiet(event: string, wait = 0): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, wait));
    await this.reply(this.send("phoenix", "heartbeat"));
    assert.deepEqual(this.frames.filter((frame) => frame.event === event), []);
  }

  [Symbol.dispose](): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.close();
  }

  #take(frame: Received): void {
    const index = this.#waiting.findIndex(({ matches }) => matches(frame));
    if (index < 0) this.frames.push(frame);
    else this.#waiting.splice(index, 1)[0].resolve(frame);
  }
}

const reply = z.object({ status: z.string(), response: z.unknown() });

/** `ok` or `error` of a `phx_reply`. */
export function statusOf(payload: unknown): string {
  return reply.parse(payload).status;
}

/** What the client is told. */
export function reasonOf({ payload }: Received): string {
  return z.object({ reason: z.string() }).parse(reply.parse(payload).response).reason;
}

/** A broadcast of the database, as JSON frames carry it. */
export const envelope = z.object({
  event: z.string(),
  payload: z.unknown(),
  meta: z.object({ id: z.uuid(), replayed: z.boolean().optional() }),
});

/** The next broadcast of the database. */
export async function broadcastOf(client: RawClient) {
  const { payload, ...frame } = await client.event("broadcast");
  return { ...frame, ...envelope.parse(payload) };
}

/** A 0x03 frame. */
export function encodePush(
  joinRef: string,
  ref: string,
  topic: string,
  event: string,
  payload: Uint8Array,
  encoding: 0 | 1,
  meta = "",
): Uint8Array<ArrayBuffer> {
  const fields = [joinRef, ref, topic, event, meta].map((field) => new TextEncoder().encode(field));
  return Uint8Array.from(
    [
      3,
      ...fields.map((field) => field.length),
      encoding,
      ...fields.flatMap((field) => [...field]),
      ...payload,
    ],
  );
}

const parts1 = z.object({
  join_ref: z.unknown(),
  ref: z.unknown(),
  topic: z.string(),
  event: z.string(),
  payload: z.unknown(),
});
const parts2 = z.tuple([z.unknown(), z.unknown(), z.string(), z.string(), z.unknown()]);

function decode(version: Version, data: unknown): Received {
  if (data instanceof ArrayBuffer) return decodeBroadcast(new Uint8Array(data));
  assert.equal(typeof data, "string");
  const value: unknown = JSON.parse(String(data));
  if (version === "1.0.0") {
    const { join_ref: joinRef, ...rest } = parts1.parse(value);
    return { ...rest, joinRef, binary: false };
  }
  const [joinRef, ref, topic, event, payload] = parts2.parse(value);
  return { joinRef, ref, topic, event, payload, binary: false };
}

/** Reads a 0x04 frame as the real client does. */
export function decodeBroadcast(bytes: Uint8Array): Received {
  assert.equal(bytes[0], 4);
  const [topicSize, eventSize, metaSize, encoding] = bytes.subarray(1, 5);
  const text = (from: number, size: number) => new TextDecoder().decode(bytes.subarray(from, from + size));
  const meta = text(5 + topicSize + eventSize, metaSize);
  const rest = bytes.subarray(5 + topicSize + eventSize + metaSize);
  const payload = {
    type: "broadcast",
    event: text(5 + topicSize, eventSize),
    payload: encoding === 1 ? JSON.parse(new TextDecoder().decode(rest)) : new Uint8Array(rest),
    ...(meta === "" ? {} : { meta: JSON.parse(meta) }),
  };
  return { joinRef: null, ref: null, topic: text(5, topicSize), event: "broadcast", payload, binary: true };
}
