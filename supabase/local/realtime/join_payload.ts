import * as z from "zod";

// Hosted takes what it can read of a join and falls back to defaults for the rest, so nothing here throws.
const flag = z.union([z.boolean(), z.stringbool()]).catch(false);

const broadcast = z.object({
  ack: flag,
  self: flag,
  replication_ready: flag,
  /** Asked for as soon as the key is there; judged by {@linkcode parseReplay}. */
  replay: z.unknown().optional(),
});

const presence = z.object({
  enabled: flag,
  key: z.union([z.string(), z.number(), z.boolean()]).catch(""),
});

const noBroadcast = { ack: false, self: false, replication_ready: false };
const noPresence = { enabled: false, key: "" };

const config = z.object({
  private: flag,
  broadcast: broadcast.catch(noBroadcast),
  presence: presence.catch(noPresence),
  postgres_changes: z.array(z.record(z.string(), z.unknown()).nullable()).catch([]),
  postgres_changes_options: z.object({ wait: flag }).catch({ wait: false }),
});

const text = z.string().nullish().catch(null);

const payload = z.object({
  config: config.catch({
    private: false,
    broadcast: noBroadcast,
    presence: noPresence,
    postgres_changes: [],
    postgres_changes_options: { wait: false },
  }),
  access_token: text,
  user_token: text,
});

/** What a client asks for when it joins. */
export type JoinPayload = z.infer<typeof payload>;
export type JoinConfig = JoinPayload["config"];

/** Reads the payload of a `phx_join`. */
export function parseJoin(value: unknown): JoinPayload {
  return payload.parse(typeof value === "object" && value !== null ? value : {});
}

const latest = Date.UTC(9999, 11, 31);

const replay = z.object({
  since: z.int().min(-latest).max(latest).nullish(),
  limit: z.int().nullish(),
});

/** Since when (milliseconds since 1970) and how many messages to replay; null when it cannot be read. */
export function parseReplay(value: unknown): { since: number; limit: number } | null {
  const { success, data } = replay.safeParse(value);
  if (!success) return null;
  return { since: data.since ?? 0, limit: Math.max(1, Math.min(data.limit ?? 10, 25)) };
}
