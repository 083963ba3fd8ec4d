import type { Channel } from "./channel.ts";
import { shutDown } from "./closing.ts";
import { type Frame, isRecord } from "./frames.ts";
import { mayEnter, mayNotRead, readRights } from "./rights.ts";
import { TokenError } from "./tokens.ts";

/** A client's new token for a channel. One that comes too soon waits; the sweep takes it up. */
export function handleToken(channel: Channel, frame: Frame): Promise<void> | void {
  const token = isRecord(frame.payload) ? frame.payload.access_token : null;
  if (typeof token !== "string" || token.startsWith("sb_")) return;
  if (token === channel.token || token === channel.pendingToken) return;
  if (Date.now() - channel.refreshed >= channel.connection.hub.limits.tokenRefreshMs) {
    return applyToken(channel, token);
  }
  channel.pendingToken = token;
}

/** Takes a token: a private channel's rights are asked for anew; a channel that may no longer be read is ended. */
export async function applyToken(channel: Channel, token: string): Promise<void> {
  const { hub } = channel.connection;
  channel.refreshed = Date.now();
  channel.pendingToken = null;
  try {
    const fault = await take(channel, token);
    if (fault !== null && channel.index >= 0) shutDown(channel, fault);
  } catch (error) {
    if (!(error instanceof TokenError)) hub.report("UnableToSetPolicies", error);
    if (channel.index < 0) return;
    const message = error instanceof TokenError
      ? error.message
      : "Realtime was unable to connect to the project database";
    shutDown(channel, message);
  }
}

async function take(channel: Channel, token: string): Promise<string | null> {
  const { connection, topic } = channel;
  const identity = await connection.hub.verify(token);
  if (topic.isPrivate) {
    const before = channel.rights;
    const rights = await readRights(connection, topic.name, identity, channel.presenceEnabled);
    if (!mayEnter(rights)) return mayNotRead(topic.name);
    const lost = (before.read && !rights.read) ||
      (before.readPresence === true && rights.readPresence === false);
    if (lost) return `You no longer have permission to read from this Channel topic: ${topic.name}`;
    channel.rights = rights;
  }
  channel.token = token;
  channel.identity = identity;
  return null;
}
