import { handleBroadcast } from "./broadcast.ts";
import { closeChannel } from "./closing.ts";
import type { Connection } from "./connection.ts";
import { encodeReply, type Frame } from "./frames.ts";
import { handleJoin } from "./join.ts";
import { handlePresence } from "./presence.ts";
import { handleToken } from "./token_refresh.ts";

/** Acts on one frame. A promise means that the next frame of this socket has to wait. */
export function handleFrame(connection: Connection, frame: Frame): Promise<void> | void {
  const { topic, event } = frame;
  if (topic === "phoenix" && event === "heartbeat") return reply(connection, frame, "ok", {});
  if (event === "phx_join" && topic.startsWith("realtime:")) return handleJoin(connection, frame);
  const channel = connection.channels.get(topic);
  if (event === "phx_leave") {
    reply(connection, frame, "ok", {});
    if (channel) closeChannel(channel);
    return;
  }
  if (!channel) return reply(connection, frame, "error", { reason: "unmatched topic" });
  switch (event) {
    case "broadcast":
      return handleBroadcast(channel, frame);
    case "presence":
      return handlePresence(channel, frame);
    case "access_token":
      return handleToken(channel, frame);
    default:
      connection.hub.events.add();
  }
}

function reply(connection: Connection, frame: Frame, status: "ok" | "error", response: unknown): void {
  connection.push(encodeReply(connection.version, frame, status, response));
}
