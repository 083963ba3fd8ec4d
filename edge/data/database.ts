import postgres from "postgres";

/** A connection inside a transaction of one caller. */
export type Sql = postgres.ReservedSql;
/** A piece of SQL, or a whole statement that was not sent yet. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** Roles that PostgREST uses too. */
export type Role = "authenticated" | "anon";

export interface Database {
  /**
   * Runs one statement as `role` with `claims`, in a transaction of its own, and gives its rows. BEGIN, the
   * settings, the statement and COMMIT leave together: one round trip instead of four. Any failure rolls back.
   */
  transact(role: Role, claims: object, statement: (sql: Sql) => Fragment): Promise<postgres.Row[]>;
  close(): Promise<void>;
}

/** Longest that a statement may take, as hosted Supabase has it for `authenticated`. */
const STATEMENT_TIMEOUT = "8s";

/** Opens a pool; connections are made when they are needed. */
export function openDatabase(url: string, options: { poolSize: number }): Database {
  const pool = postgres(url, {
    max: options.poolSize,
    prepare: !isTransactionPooler(url),
    fetch_types: false,
    connect_timeout: 5,
    idle_timeout: 300,
    onnotice: () => {},
    connection: { application_name: "vez-api" },
  });
  return {
    async transact(role, claims, statement) {
      const sql = await pool.reserve();
      let usable = true;
      try {
        return await inOneRoundTrip(sql, role, claims, statement);
      } catch (error) {
        usable = !isConnectionFailure(error);
        throw error;
      } finally {
        // A connection that broke has left the pool by itself; releasing it would hand it out again.
        if (usable) sql.release();
      }
    },
    close: () => pool.end({ timeout: 5 }),
  };
}

/**
 * Sends everything before the first answer is there. The settings are local to the transaction, so they are gone
 * before anybody else gets the connection. After a failure Postgres refuses what follows and answers COMMIT with
 * a rollback.
 */
async function inOneRoundTrip(
  sql: Sql,
  role: Role,
  claims: object,
  statement: (sql: Sql) => Fragment,
): Promise<postgres.Row[]> {
  const [begun, settled, answered, ended] = await Promise.allSettled([
    sql`begin`,
    sql`select set_config('role', ${role}, true), set_config('request.jwt.claims', ${
      JSON.stringify(claims)
    }, true),
      set_config('statement_timeout', ${STATEMENT_TIMEOUT}, true)`,
    statement(sql),
    sql`commit`,
  ]);
  for (const step of [begun, settled, answered, ended]) {
    if (step.status === "rejected") throw step.reason;
  }
  return answered.status === "fulfilled" ? answered.value : [];
}

/** Poolers in transaction mode give each transaction another server, which knows no prepared statements. */
function isTransactionPooler(url: string): boolean {
  const { port, searchParams } = new URL(url);
  return port === "6543" || searchParams.get("pgbouncer") === "true";
}

/** Column names of our own schemas, as a list in a statement. */
export function listed(sql: Sql, columns: readonly string[], prefix = ""): Fragment {
  return sql.unsafe(columns.map((column) => prefix + column).join(", "));
}

/** True when a connection could not be made or was lost, as postgres.js, the system or Postgres say it. */
export function isConnectionFailure(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|EHOSTUNREACH|08...|57P0[1-3])/.test(
    code,
  );
}
