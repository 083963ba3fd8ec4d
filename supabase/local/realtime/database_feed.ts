import postgres from "postgres";
import {
  parseAnnouncement,
  storedColumns,
  type StoredMessage,
  storedMessage,
  type StoredRow,
} from "./replay.ts";

/** Settings of {@linkcode startFeed}. */
export interface FeedOptions {
  databaseUrl: string;
  /** Gets every message once, in the order of commits. */
  deliver(message: StoredMessage): void;
  report(code: string, error?: unknown): void;
}

/** Messages of the database, as long as it runs. */
export interface Feed {
  ready(): boolean;
  stop(): Promise<void>;
}

/** One database connection that listens; `ended` resolves when it is lost. */
interface Session {
  sql: postgres.Sql;
  ended: Promise<void>;
}

const second = 1000;
/** How often the connection is tried, so that a dead one is noticed. */
const pingInterval = 10 * second;
/** How far before the last contact missed rows are looked for: longer than any transaction that sends should last. */
const margin = 60 * second;
const longestBackoff = 2 * second;

/**
 * Listens to the tap of schema.sql. After a loss of the connection it comes back by itself and delivers what was
 * committed meanwhile. Resolves once it listens.
 */
export async function startFeed(options: FeedOptions): Promise<Feed> {
  const feed = new DatabaseFeed(options);
  await feed.start();
  return feed;
}

class DatabaseFeed implements Feed {
  #session: Session | null = null;
  #stopped = false;
  #lastContact: number | null = null;
  /** Messages announced and not delivered yet; those too long to be announced whole by their ids. */
  #announced: (StoredMessage | string)[] = [];
  #fetching = false;
  /** When each message was delivered; as old as a row can come a second time. */
  #delivered = new Map<string, number>();

  constructor(readonly options: FeedOptions) {}

  ready(): boolean {
    return this.#session !== null;
  }

  async start(): Promise<void> {
    const session = await this.#connect();
    this.#keepGoing(session);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#session?.sql.end({ timeout: 1 });
  }

  /** Watches over a session and replaces it when it is lost. */
  async #keepGoing(session: Session): Promise<void> {
    const ping = setInterval(() => this.#ping(session), pingInterval);
    await session.ended;
    clearInterval(ping);
    this.#session = null;
    await session.sql.end({ timeout: 0 }).catch(() => {});
    if (this.#stopped) return;
    this.options.report("DatabaseFeedLost");
    for (let backoff = 50; !this.#stopped; backoff = Math.min(backoff * 2, longestBackoff)) {
      const next = await this.#connect().catch(() => null);
      if (next !== null) return void this.#keepGoing(next);
      await new Promise((resolve) => setTimeout(resolve, backoff));
    }
  }

  async #connect(): Promise<Session> {
    const { promise: ended, resolve: onclose } = Promise.withResolvers<void>();
    const settings = {
      max: 1,
      fetch_types: false,
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: 5,
      connection: { application_name: "realtime_feed" },
      onnotice: () => {},
      onnotify: (_channel: string, text: string) => this.#announce(text),
      onclose: () => onclose(),
    };
    const sql = postgres(this.options.databaseUrl, settings);
    try {
      await sql`listen _realtime_messages`;
      await this.#catchUp(sql);
    } catch (error) {
      await sql.end({ timeout: 0 }).catch(() => {});
      throw error;
    }
    this.#lastContact = Date.now();
    this.#session = { sql, ended };
    this.#deliverAnnounced();
    return this.#session;
  }

  #announce(text: string): void {
    this.#lastContact = Date.now();
    try {
      this.#announced.push(parseAnnouncement(text));
    } catch (error) {
      return this.options.report("UnreadableAnnouncement", error);
    }
    this.#deliverAnnounced();
  }

  /** Delivers in the announced order; however many long messages wait, they are fetched with one query. */
  async #deliverAnnounced(): Promise<void> {
    if (this.#fetching || this.#session === null) return;
    this.#fetching = true;
    try {
      while (this.#announced.length > 0) {
        const announced = this.#announced.splice(0, 1000);
        const ids = announced.filter((message) => typeof message === "string");
        const fetched = ids.length === 0 ? new Map() : await this.#fetch(this.#session.sql, ids);
        for (const message of announced) {
          this.#deliver(typeof message === "string" ? fetched.get(message) : message);
        }
      }
    } catch (error) {
      // What was not fetched is caught up with after the reconnection.
      if (!this.#stopped) this.options.report("UnableToFetchMessages", error);
    } finally {
      this.#fetching = false;
    }
  }

  async #fetch(sql: postgres.Sql, ids: string[]): Promise<Map<string, StoredMessage>> {
    const rows = await sql<StoredRow[]>`
      select ${sql.unsafe(storedColumns)} from realtime.messages
      where id = any (string_to_array(${ids.join(",")}, ',')::uuid[])`;
    return new Map(rows.map((row) => [row.id, storedMessage(row)]));
  }

  /** Delivers what was committed while nobody listened. Sub-transactions number rows in the order of their writing. */
  async #catchUp(sql: postgres.Sql): Promise<void> {
    if (this.#lastContact === null) return;
    const seconds = (Date.now() - this.#lastContact + margin) / second;
    const rows = await sql<StoredRow[]>`
      select ${sql.unsafe(storedColumns)} from realtime.messages
      where inserted_at >= timezone('utc', now()) - make_interval(secs => ${seconds}::float8)
        and event is not null and private is not null and (payload is not null or binary_payload is not null)
      order by age(xmin) desc, inserted_at
      limit 10000`;
    for (const row of rows) this.#deliver(storedMessage(row));
  }

  #deliver(message: StoredMessage | undefined): void {
    if (message === undefined || this.#delivered.has(message.id)) return;
    this.#delivered.set(message.id, Date.now());
    this.options.deliver(message);
  }

  async #ping({ sql }: Session): Promise<void> {
    const timeout = setTimeout(() => sql.end({ timeout: 0 }), 5 * second);
    try {
      await sql`select 1`;
      this.#lastContact = Date.now();
      this.#forget();
    } catch {
      await sql.end({ timeout: 0 }).catch(() => {});
    } finally {
      clearTimeout(timeout);
    }
  }

  #forget(): void {
    const oldest = Date.now() - 2 * margin;
    for (const [id, at] of this.#delivered) {
      if (at > oldest) return;
      this.#delivered.delete(id);
    }
  }
}
