import postgres from "postgres";

/** One connection of its own, on which statements stay in order. */
export type Sql = postgres.ReservedSql;

interface Connection {
  sql: Sql;
  /** Rejects when the connection is lost. */
  lost: Promise<never>;
  isLost(): boolean;
  end(): Promise<void>;
}

/** Connections that one user has at a time. */
export interface Connections {
  use<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

interface ConnectionsOptions {
  max: number;
  /** Whether the server remembers statements; not so behind a pooler in transaction mode. */
  prepare: boolean;
  /** Whether connections stay for the next user. */
  keep?: boolean;
}

/**
 * A pool for statements that leave together. The pool of postgres.js cannot be trusted with those: when a connection
 * is lost between them, it sends the rest on the next one, outside of the transaction and its role; and its
 * `reserve()` never returns when a connection has to be made anew. Here a connection is reserved from birth to
 * death, and what it has not sent when it dies is never sent.
 */
export function openConnections(url: string, { max, prepare, keep = true }: ConnectionsOptions): Connections {
  const idle: Connection[] = [];
  const waiting: (() => void)[] = [];
  let used = 0;
  let isClosed = false;

  async function take(): Promise<Connection> {
    for (let held = idle.pop(); held; held = idle.pop()) if (!held.isLost()) return held;
    return await connect(url, prepare);
  }

  return {
    async use(work) {
      // Woken one by one, but somebody else may have come in between.
      while (used >= max) await new Promise<void>((resolve) => waiting.push(resolve));
      used++;
      try {
        const connection = await take();
        try {
          return await Promise.race([work(connection.sql), connection.lost]);
        } finally {
          if (isClosed || !keep) await connection.end();
          else if (!connection.isLost()) idle.push(connection);
        }
      } finally {
        used--;
        waiting.shift()?.();
      }
    },
    async close() {
      isClosed = true;
      await Promise.all(idle.splice(0).map((connection) => connection.end()));
    },
  };
}

async function connect(url: string, prepare: boolean): Promise<Connection> {
  const { promise: lost, reject } = Promise.withResolvers<never>();
  lost.catch(() => {});
  let isLost = false;
  const client = postgres(url, {
    max: 1,
    prepare,
    connect_timeout: 5,
    idle_timeout: undefined,
    max_lifetime: null,
    onnotice: () => {},
    connection: { application_name: "vez-api" },
    onclose() {
      isLost = true;
      reject(new ConnectionLost("Cannot go on: the connection to the database was lost"));
      void client.end({ timeout: 0 });
    },
  });
  const sql = await client.reserve();
  return {
    sql,
    lost,
    isLost: () => isLost,
    async end() {
      sql.release();
      await client.end({ timeout: 5 });
    },
  };
}

/** The database is out of reach, or was lost before it answered: what was asked may or may not have been done. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}
