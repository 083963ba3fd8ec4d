import { Channel, publicRights, type Rights } from "./channel.ts";
import { closeChannel, pushSystem, pushTo } from "./closing.ts";
import { closeCodes } from "./close_codes.ts";
import type { Connection } from "./connection.ts";
import { encodeReply, encodeUserBroadcast, type Frame } from "./frames.ts";
import type { Hub } from "./hub.ts";
import { awaitFeed, noPostgresChanges, postgresChanges, refusePostgresChanges } from "./join_extras.ts";
import { type JoinConfig, type JoinPayload, parseJoin, parseReplay } from "./join_payload.ts";
import { broadcastJson } from "./outgoing.ts";
import { syncPresence } from "./presence.ts";
import { Refusal } from "./refusal.ts";
import { newsAfter, type StoredMessage } from "./replay.ts";
import { mayEnter, mayNotRead, readRights } from "./rights.ts";
import { type Identity, TokenError } from "./tokens.ts";

/** Seats a socket in a topic, or says why not. */
export async function handleJoin(connection: Connection, frame: Frame): Promise<void> {
  const previous = connection.channels.get(frame.topic);
  if (previous) closeChannel(previous);
  try {
    await join(connection, frame);
  } catch (error) {
    const refusal = refusalOf(connection.hub, error);
    connection.push(encodeReply(connection.version, frame, "error", { reason: refusal.message }));
    if (refusal.code === "ClientJoinRateLimitReached") connection.close(closeCodes.policy, "Too many joins");
  }
}

async function join(connection: Connection, frame: Frame): Promise<void> {
  const { hub } = connection;
  const name = frame.topic.slice("realtime:".length);
  // Postgres holds no NUL, so no policy could be asked about such a name.
  if (name === "" || name.includes("\0")) {
    throw new Refusal("TopicNameRequired", "You must provide a topic name");
  }
  checkLimits(connection);
  const payload = parseJoin(frame.payload);
  const { config } = payload;
  if (hub.privateOnly && !config.private) {
    throw new Refusal("PrivateOnly", "This project only allows private channels");
  }
  refusePostgresChanges(config);
  const token = tokenOf(payload, connection);
  const identity = await hub.verify(token);
  const rights = await rightsOn(connection, name, identity, config);
  const joinRef = frame.joinRef ?? frame.ref;
  const topic = hub.topics.open(name, config.private);
  const channel = new Channel({ connection, topic, joinRef, config, token, identity, rights });
  // It enters before the messages to replay are looked up, so that none falls in between.
  hub.topics.enter(channel);
  const messages = await replayed(channel, config).catch((error) => {
    hub.topics.leave(channel);
    throw error;
  });
  if (hub.connections.has(connection)) admit(channel, frame, config, messages);
  else hub.topics.leave(channel);
}

/** All in one go, so that the client sees answer, replays and news in order. */
function admit(channel: Channel, frame: Frame, config: JoinConfig, messages: StoredMessage[]): void {
  const { connection, topic } = channel;
  connection.channels.set(topic.full, channel);
  const changes = postgresChanges(config);
  connection.push(encodeReply(connection.version, frame, "ok", { postgres_changes: changes }));
  for (const message of messages) pushReplay(channel, message);
  const held = channel.held ?? [];
  channel.held = null;
  for (const message of newsAfter(channel.replayed, held)) {
    const wire = message.wire(connection.version);
    if (wire !== null) connection.push(wire);
  }
  syncPresence(channel);
  if (changes.length > 0) pushSystem(channel, "error", noPostgresChanges, "postgres_changes");
  if (config.broadcast.replication_ready) awaitFeed(channel);
}

function checkLimits({ hub, channels }: Connection): void {
  const { limits, connections } = hub;
  if (channels.size === 0 && connections.size > limits.concurrentClients) {
    let busy = 0;
    for (const connection of connections) if (connection.channels.size > 0) busy++;
    if (busy >= limits.concurrentClients) {
      throw new Refusal("ConnectionRateLimitReached", "Too many connected users");
    }
  }
  if (hub.joins.exceeded) throw new Refusal("ClientJoinRateLimitReached", "Too many joins per second");
  hub.joins.add();
  if (channels.size >= limits.channelsPerClient) {
    throw new Refusal("ChannelRateLimitReached", "Too many channels");
  }
}

function tokenOf(payload: JoinPayload, connection: Connection): string {
  const given = payload.user_token ?? payload.access_token;
  return given == null || given.startsWith("sb_") ? connection.token : given;
}

async function rightsOn(
  connection: Connection,
  topic: string,
  identity: Identity,
  config: JoinConfig,
): Promise<Rights> {
  if (!config.private) return { ...publicRights };
  const rights = await readRights(connection, topic, identity, config.presence.enabled);
  const wantsReplay = config.broadcast.replay !== undefined;
  if (mayEnter(rights) && (rights.read || !wantsReplay)) return rights;
  throw new Refusal("Unauthorized", mayNotRead(topic));
}

async function replayed(channel: Channel, config: JoinConfig): Promise<StoredMessage[]> {
  const { connection: { hub }, topic } = channel;
  const { replay } = config.broadcast;
  if (replay === undefined) return [];
  if (!topic.isPrivate) {
    throw new Refusal("UnableToReplayMessages", "Replay is not allowed for public channels");
  }
  if (replay === null) return [];
  const wanted = parseReplay(replay);
  if (wanted === null) throw new Refusal("UnableToReplayMessages", "Replay params are not valid");
  try {
    const messages = await hub.findMessages(topic.name, wanted.since, wanted.limit);
    channel.replayed = new Set(messages.map((message) => message.id));
    return messages;
  } catch (error) {
    hub.report("UnableToReplayMessages", error);
    throw new Refusal("UnableToReplayMessages", "Realtime was unable to replay messages");
  }
}

function pushReplay(channel: Channel, { id, push }: StoredMessage): void {
  const { connection, topic } = channel;
  const meta = JSON.stringify({ replayed: true, id });
  const json = broadcastJson(push, meta);
  if (json !== null) return pushTo(channel, "broadcast", json);
  const binary = connection.version === "2.0.0" ? encodeUserBroadcast(topic.full, push, meta) : null;
  if (binary !== null) connection.push(binary);
}

function refusalOf(hub: Hub, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof TokenError) return new Refusal(error.code, error.message);
  hub.report("UnableToSetPolicies", error);
  return new Refusal("UnableToConnectToProject", "Realtime was unable to connect to the project database");
}
