import type postgres from "postgres";
import * as z from "zod";
import type { UserPush } from "./frames.ts";

/** A row of realtime.messages that goes to subscribers. */
export interface StoredMessage {
  id: string;
  topic: string;
  private: boolean;
  push: UserPush;
}

/** A row as selected by {@linkcode storedColumns}. */
export interface StoredRow {
  id: string;
  topic: string;
  event: string;
  private: boolean;
  payload: string | null;
  binary_payload: Uint8Array | null;
}

/** The columns of a {@linkcode StoredRow}; the payload as text, so that nobody parses what is only passed on. */
export const storedColumns = "id, topic, event, private, payload::text as payload, binary_payload";

const utf8 = new TextEncoder();

/** A row as a message. */
export function storedMessage(row: StoredRow): StoredMessage {
  const { id, topic, event, payload, binary_payload } = row;
  const push: UserPush = binary_payload === null
    ? { event, encoding: "json", payload: utf8.encode(payload ?? "null") }
    : { event, encoding: "binary", payload: new Uint8Array(binary_payload) };
  return { id, topic, private: row.private, push };
}

const head = z.tuple([z.uuid(), z.string(), z.string(), z.boolean()]);

/** What the tap of schema.sql says: a whole message, or the id of one that was too long. */
export function parseAnnouncement(text: string): StoredMessage | string {
  const end = text.indexOf("\n");
  if (end < 0) return text;
  const [id, topic, event, isPrivate] = head.parse(JSON.parse(text.slice(0, end)));
  const push: UserPush = { event, encoding: "json", payload: utf8.encode(text.slice(end + 1)) };
  return { id, topic, private: isPrivate, push };
}

/** The last `limit` messages of a private topic since a moment (milliseconds since 1970), oldest first. */
export async function findMessages(
  sql: postgres.Sql,
  topic: string,
  since: number,
  limit: number,
): Promise<StoredMessage[]> {
  const rows = await sql<StoredRow[]>`
    select ${sql.unsafe(storedColumns)}
    from realtime.messages
    where topic = ${topic} and private and extension = 'broadcast'
      and event is not null and (payload is not null or binary_payload is not null)
      and inserted_at >= timezone('utc', to_timestamp(${since / 1000}::float8))
      and inserted_at < timezone('utc', now()) + interval '1 minute'
    order by inserted_at desc
    limit ${limit}`;
  return rows.map(storedMessage).reverse();
}

/**
 * Of what came during a join, what is to follow the replays. A stored message that came before the newest replayed one is
 * among them, or was one too many for their limit when they were looked up: after them it would be out of order. What
 * clients say is stored nowhere and stays.
 */
export function newsAfter<T extends { id: string | null }>(
  replayed: ReadonlySet<string> | null,
  held: readonly T[],
): T[] {
  const last = held.findLastIndex(({ id }) => id !== null && replayed?.has(id));
  return held.filter(({ id }, index) => id === null || index > last);
}
