/**
 * A server of Supabase Realtime's protocol on Postgres, without postgres_changes.
 *
 * @module
 */
import type { JWK } from "jose";
import postgres from "postgres";
import { createAuthorizer } from "./authorize.ts";
import { fitsPayload, publish } from "./broadcast.ts";
import { closeCodes } from "./close_codes.ts";
import { startFeed } from "./database_feed.ts";
import type { Hub } from "./hub.ts";
import { type Limits, localLimits, RateCounter } from "./limits.ts";
import { Outgoing } from "./outgoing.ts";
import { keepPartitions } from "./partitions.ts";
import { findMessages, type StoredMessage } from "./replay.ts";
import { postBatch, postSingle } from "./rest.ts";
import { startSweep } from "./sweep.ts";
import { createVerifier } from "./tokens.ts";
import { Topics } from "./topics.ts";
import { upgrade } from "./upgrade.ts";

export { hostedLimits, type Limits, localLimits } from "./limits.ts";

/** Settings of {@linkcode startRealtime}. */
export interface RealtimeOptions {
  /** A direct connection (no transaction pooler) as role `postgres`. */
  databaseUrl: string;
  /** Secret of HS256 tokens. */
  jwtSecret: string;
  /** Opaque keys that clients may connect with, e.g. `sb_publishable_…`; keys that are JWTs need not be named. */
  apiKeys: string[];
  /** Public keys of tokens that are signed asymmetrically. */
  jwks?: JWK[];
  limits?: Partial<Limits>;
  /** Refuses public channels, as hosted projects do that do not "allow public access"; false by default. */
  privateOnly?: boolean;
  /** Told of faults; by default they go to stderr. */
  report?: (code: string, error?: unknown) => void;
}

/** What is going on. */
export interface RealtimeStats {
  connections: number;
  channels: number;
  topics: number;
  /** Whether messages of the database are flowing. */
  feed: boolean;
}

/** A running server. */
export interface Realtime {
  /** Answers /realtime/v1/websocket, /realtime/v1/api/broadcast and /realtime/v1/api/health. */
  fetch(request: Request): Promise<Response>;
  stats(): RealtimeStats;
  /** Closes all sockets and database connections. */
  stop(): Promise<void>;
}

/** Starts the server; it has no port of its own. */
export async function startRealtime(options: RealtimeOptions): Promise<Realtime> {
  const limits: Limits = { ...localLimits, ...options.limits };
  const report = options.report ?? reportToStderr;
  const sql = postgres(options.databaseUrl, {
    max: limits.authorizations,
    connection: { application_name: "realtime" },
    onnotice: () => {},
  });
  const hub: Hub = {
    limits,
    privateOnly: options.privateOnly ?? false,
    connections: new Set(),
    topics: new Topics(),
    verify: createVerifier({ secret: options.jwtSecret, apiKeys: options.apiKeys, jwks: options.jwks }),
    authorizer: createAuthorizer(sql),
    joins: new RateCounter(limits.joinsPerSecond),
    events: new RateCounter(limits.eventsPerSecond),
    presences: new RateCounter(limits.presencePerSecond),
    findMessages: (topic, since, limit) => findMessages(sql, topic, since, limit),
    feedReady: () => feed.ready(),
    report,
  };
  const stopPartitions = await keepPartitions(sql, (error) => report("UnableToKeepPartitions", error));
  const feed = await startFeed({
    databaseUrl: options.databaseUrl,
    deliver: (message) => fromDatabase(hub, message),
    report,
  });
  const stopSweep = startSweep(hub);
  return {
    fetch: (request) => route(hub, request),
    stats: () => statsOf(hub),
    async stop() {
      stopSweep();
      stopPartitions();
      for (const connection of hub.connections) connection.close(closeCodes.away, "Server stops");
      await Promise.all([feed.stop(), sql.end({ timeout: 1 })]);
    },
  };
}

/** A message of the database to its subscribers. */
function fromDatabase(hub: Hub, { id, topic: name, private: isPrivate, push }: StoredMessage): void {
  hub.events.add();
  const topic = hub.topics.find(name, isPrivate);
  if (!topic) return;
  if (!fitsPayload(hub, push.payload)) return hub.report("UnableToBroadcastChanges: payload too big");
  publish(
    hub,
    topic,
    new Outgoing(topic.full, { kind: "user", push, meta: JSON.stringify({ id }) }, id),
  );
}

const singlePath = /^\/realtime\/v1\/api\/broadcast\/([^/]+)\/events\/([^/]+)\/?$/;

async function route(hub: Hub, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const path = pathname.replace(/^\/realtime\/v1/, "").replace(/\/$/, "");
  if (path === "/websocket") return await upgrade(hub, request);
  if (request.method === "OPTIONS") return withCors(new Response(null, { status: 204 }));
  if (path === "/api/health" && request.method === "GET") return withCors(health(hub));
  if (request.method === "POST") {
    const single = pathname.match(singlePath)?.map(decodeSegment);
    if (single) return withCors(await postSingle(hub, request, single[1], single[2]));
    if (path === "/api/broadcast") return withCors(await postBatch(hub, request));
  }
  return withCors(Response.json({ message: "Not found" }, { status: 404 }));
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function health(hub: Hub): Response {
  const { connections, feed } = statsOf(hub);
  const body = { healthy: feed, db_connected: feed, connected_cluster: connections };
  return Response.json(body, { status: feed ? 200 : 503 });
}

function withCors(response: Response): Response {
  response.headers.set("access-control-allow-origin", "*");
  response.headers.set("access-control-allow-headers", "authorization, x-client-info, apikey, content-type");
  response.headers.set("access-control-allow-methods", "GET, POST, OPTIONS");
  return response;
}

function statsOf(hub: Hub): RealtimeStats {
  let channels = 0;
  for (const connection of hub.connections) channels += connection.channels.size;
  const { connections: { size: connections }, topics: { size: topics } } = hub;
  return { connections, channels, topics, feed: hub.feedReady() };
}

function reportToStderr(code: string, error?: unknown): void {
  console.error(`realtime: ${code}${error instanceof Error ? `: ${error.message}` : ""}`);
}
