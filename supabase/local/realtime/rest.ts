import * as z from "zod";
import { PolicyError } from "./authorize.ts";
import { fitsPayload, publish } from "./broadcast.ts";
import type { Hub } from "./hub.ts";
import { type Content, Outgoing } from "./outgoing.ts";
import { type Identity, TokenError } from "./tokens.ts";
import { headersJson } from "./upgrade.ts";

/** A message that somebody sends by HTTP. */
interface Posted {
  topic: string;
  private: boolean;
  content: Content;
}

const message = z.object({
  topic: z.string().min(1),
  event: z.string().min(1),
  payload: z.record(z.string(), z.unknown()),
  private: z.boolean().nullish(),
});

const batch = z.object({ messages: z.array(message).min(1).max(1000) });

/** An answer that is decided before the messages are sent. */
class Answer extends Error {
  constructor(readonly status: number, readonly body: unknown) {
    super(String(status));
  }
}

/** `POST /api/broadcast`: `{messages: [{topic, event, payload, private?}]}`. What one may not send is left out silently. */
export function postBatch(hub: Hub, request: Request): Promise<Response> {
  return answering(hub, async () => {
    const identity = await identify(hub, request);
    const { data, error } = batch.safeParse(await readJson(hub, request));
    if (error) throw new Answer(422, { errors: z.treeifyError(error) });
    const posted = data.messages.map(({ topic, event, payload, private: isPrivate }, index): Posted => {
      const json = JSON.stringify({ type: "broadcast", event, payload });
      if (!fitsPayload(hub, json)) throw tooBig({ messages: { [index]: { payload: [sizeError] } } });
      return { topic, private: isPrivate ?? false, content: { kind: "text", event: "broadcast", json } };
    });
    checkRate(hub, posted.length);
    const allowed = new Map<string, boolean>();
    for (const { topic, private: isPrivate } of posted) {
      if (isPrivate && !allowed.has(topic)) allowed.set(topic, await mayWrite(hub, request, identity, topic));
    }
    for (const one of posted) if (!one.private || allowed.get(one.topic)) send(hub, one);
  });
}

/** `POST /api/broadcast/:topic/events/:event?private=`: the body is the payload, JSON or bytes. */
export function postSingle(hub: Hub, request: Request, topic: string, event: string): Promise<Response> {
  return answering(hub, async () => {
    const identity = await identify(hub, request);
    const isPrivate = new URL(request.url).searchParams.get("private") === "true";
    const payload = await readBody(hub, request);
    const type = request.headers.get("content-type")?.split(";")[0].trim();
    if (type !== "application/json" && type !== "application/octet-stream") {
      throw new Answer(415, { message: "Unsupported media type" });
    }
    const encoding = type === "application/json" ? "json" : "binary";
    if (encoding === "json") parseJson(payload);
    if (!fitsPayload(hub, payload)) throw tooBig({ payload: [sizeError] });
    checkRate(hub, 1);
    if (isPrivate && !await mayWrite(hub, request, identity, topic)) {
      throw new Answer(403, { message: "Unauthorized" });
    }
    send(hub, {
      topic,
      private: isPrivate,
      content: { kind: "user", push: { event, encoding, payload }, meta: "" },
    });
  });
}

const sizeError = "Payload size exceeds tenant limit";

async function answering(hub: Hub, work: () => Promise<void>): Promise<Response> {
  try {
    await work();
    return new Response(null, { status: 202 });
  } catch (error) {
    if (error instanceof Answer) return Response.json(error.body, { status: error.status });
    hub.report("UnableToBroadcast", error);
    return Response.json({ message: "Unable to authorize broadcast" }, { status: 500 });
  }
}

async function identify(hub: Hub, request: Request): Promise<Identity> {
  const bearer = request.headers.get("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
  const token = bearer ?? request.headers.get("apikey") ?? request.headers.get("x-api-key");
  try {
    return await hub.verify(token ?? "");
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    throw new Answer(403, { message: "Unauthorized", error: `${error.code}: ${error.message}` });
  }
}

async function mayWrite(hub: Hub, request: Request, identity: Identity, topic: string): Promise<boolean> {
  try {
    const subject = { identity, topic, headers: headersJson(request.headers) };
    return await hub.authorizer.mayWrite(subject, "broadcast");
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    hub.report("RlsPolicyError", error);
    return false;
  }
}

function checkRate(hub: Hub, count: number): void {
  const { average, limit } = hub.events;
  if (average > limit) throw new Answer(429, { message: "You have exceeded your rate limit" });
  if (average + count > limit) {
    throw new Answer(429, { message: "Too many messages to broadcast, please reduce the batch size" });
  }
}

function send(hub: Hub, { topic: name, private: isPrivate, content }: Posted): void {
  hub.events.add();
  const topic = hub.topics.find(name, isPrivate);
  if (topic) publish(hub, topic, new Outgoing(topic.full, content));
}

function tooBig(errors: unknown): Answer {
  return new Answer(422, { errors });
}

async function readJson(hub: Hub, request: Request): Promise<unknown> {
  return parseJson(await readBody(hub, request));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Answer(422, { errors: { body: ["is not JSON"] } });
  }
}

/** Reads no more than a frame may hold. */
async function readBody(hub: Hub, request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > hub.limits.frameBytes) throw tooBig({ payload: [sizeError] });
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
