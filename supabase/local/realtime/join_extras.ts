import type { Channel } from "./channel.ts";
import { pushSystem, shutDown } from "./closing.ts";
import type { JoinConfig } from "./join_payload.ts";
import { Refusal } from "./refusal.ts";

/** What is said to who asks for changes of tables. */
export const noPostgresChanges =
  "postgres_changes is not available on this server, use realtime.send() or realtime.broadcast_changes() instead";

/** The asked-for changes of tables with ids, as a client wants to see them repeated. */
export function postgresChanges(config: JoinConfig): Record<string, unknown>[] {
  return config.postgres_changes.flatMap((change) => change === null ? [] : { ...change, id: hash(change) });
}

/** Refuses a join that depends on changes of tables; one that only mentions them is told afterwards. */
export function refusePostgresChanges(config: JoinConfig): void {
  if (config.postgres_changes_options.wait && postgresChanges(config).length > 0) {
    throw new Refusal("RealtimeDisabledForConfiguration", noPostgresChanges);
  }
}

/** Tells a channel once messages of the database are flowing; ends it when they do not come in time. */
export function awaitFeed(
  channel: Channel,
  deadline = Date.now() + channel.connection.hub.limits.feedReadyMs,
): void {
  if (channel.index < 0) return;
  if (channel.connection.hub.feedReady()) {
    return pushSystem(channel, "ok", "Replication connection established");
  }
  if (Date.now() >= deadline) {
    return shutDown(channel, "Replication connection was not established in time");
  }
  setTimeout(awaitFeed, 500, channel, deadline);
}

function hash(value: unknown): number {
  let sum = 0;
  for (const byte of new TextEncoder().encode(JSON.stringify(value))) sum = (sum * 31 + byte) % 134_217_728;
  return sum;
}
