import type { Channel } from "./channel.ts";
import { shutDown } from "./closing.ts";
import { closeCodes } from "./close_codes.ts";
import type { Connection } from "./connection.ts";
import type { Hub } from "./hub.ts";
import { applyToken } from "./token_refresh.ts";
import { expiredError } from "./tokens.ts";

/** Looks after all sockets once a second, so that none needs a timer: silence, tokens that end, idleness. */
export function startSweep(hub: Hub): () => void {
  const timer = setInterval(() => {
    const now = Date.now();
    for (const connection of hub.connections) sweep(connection, now);
  }, 1000);
  return () => clearInterval(timer);
}

function sweep(connection: Connection, now: number): void {
  const { silenceMs, withoutChannelMs } = connection.hub.limits;
  if (now - connection.lastSeen > silenceMs) return connection.close(closeCodes.away, "No heartbeat");
  if (connection.channels.size === 0 && now - connection.emptySince > withoutChannelMs) {
    return connection.close(closeCodes.away, "No channels joined");
  }
  for (const channel of connection.channels.values()) sweepChannel(channel, now);
}

function sweepChannel(channel: Channel, now: number): void {
  const { identity: { expires }, pendingToken, refreshed, connection } = channel;
  const expired = expires !== null && expires * 1000 <= now;
  if (pendingToken !== null && (expired || now - refreshed >= connection.hub.limits.tokenRefreshMs)) {
    applyToken(channel, pendingToken);
  } else if (expired) {
    shutDown(channel, expiredError(expires).message);
  }
}
