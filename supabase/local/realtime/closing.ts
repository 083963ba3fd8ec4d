import type { Channel } from "./channel.ts";
import { closeCodes } from "./close_codes.ts";
import type { Connection } from "./connection.ts";
import { encodeText } from "./frames.ts";
import type { Hub } from "./hub.ts";
import { Outgoing } from "./outgoing.ts";
import { deliverPresence, type Delivery } from "./topics.ts";

/** Sends a frame of one channel to its client. */
export function pushTo(channel: Channel, event: string, json: string): void {
  const { connection, joinRef, topic } = channel;
  connection.push(encodeText(connection.version, { joinRef, ref: null, topic: topic.full, event }, json));
}

/** Tells a client how an extension of its channel fares. */
export function pushSystem(
  channel: Channel,
  status: "ok" | "error",
  message: string,
  extension = "system",
): void {
  pushTo(channel, "system", JSON.stringify({ extension, status, message, channel: channel.topic.name }));
}

/** Ends a channel and says so. */
export function closeChannel(channel: Channel): void {
  const { connection, joinRef, topic } = channel;
  forget(channel);
  const to = { joinRef, ref: joinRef, topic: topic.full, event: "phx_close" };
  connection.push(encodeText(connection.version, to, "{}"));
}

/** Ends a channel for a reason that its client is told. */
export function shutDown(channel: Channel, message: string): void {
  pushSystem(channel, "error", message);
  closeChannel(channel);
}

/** Gives up all channels of a socket that is gone. */
export function abandon(connection: Connection): void {
  for (const channel of connection.channels.values()) forget(channel);
}

/** Cuts off those who read too slowly and counts what the others got. */
export function settle(hub: Hub, { delivered, slow }: Delivery): void {
  hub.events.add(delivered);
  for (const connection of slow) connection.close(closeCodes.slow, "Too slow");
}

function forget(channel: Channel): void {
  const { connection, topic } = channel;
  const { hub } = connection;
  hub.topics.leave(channel);
  if (connection.channels.get(topic.full) === channel) connection.channels.delete(topic.full);
  if (connection.channels.size === 0) connection.emptySince = Date.now();
  const diff = channel.tracked === null ? null : topic.roster.untrack(channel, channel.presenceKey);
  if (diff !== null) announcePresence(channel, diff);
}

/** Tells a topic of a change of presence. */
export function announcePresence(channel: Channel, diff: string): void {
  const { topic, connection: { hub } } = channel;
  const message = new Outgoing(topic.full, { kind: "text", event: "presence_diff", json: diff });
  const delivery = deliverPresence(topic, message);
  hub.presences.add(delivery.delivered);
  settle(hub, delivery);
}
