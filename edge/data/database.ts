import type postgres from "postgres";
import { ConnectionLost, type Connections, openConnections, type Sql } from "./connections.ts";

export type { Sql };
/** A piece of SQL, or a whole statement that was not sent yet. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** Roles that PostgREST uses too; `service_role` is the API itself, in nobody's name. */
export type Role = "authenticated" | "anon" | "service_role";

/** How one statement may differ from the others. */
export interface TransactOptions {
  /** Longest that the statement may take; 8 s when left out. */
  timeout?: `${number}${"s" | "min"}`;
  /** "read only" refuses whatever would write, whoever wrote the statement. */
  access?: "read write" | "read only";
  /** Memory for sorting and grouping before temporary files; the server's `work_mem` when left out. */
  memory?: `${number}MB`;
}

/** Where statements run. */
export interface Statements {
  /**
   * Runs one statement as `role` with `claims`, in a transaction of its own, and gives its rows. BEGIN, the
   * settings, the statement and COMMIT leave together: one round trip instead of four. Any failure rolls back.
   */
  transact(
    role: Role,
    claims: object,
    statement: (sql: Sql) => Fragment,
    options?: TransactOptions,
  ): Promise<postgres.Row[]>;
}

export interface Database extends Statements {
  /**
   * Runs statements one after another on one snapshot of the data, which only read: whatever is written meanwhile is
   * not seen. For what takes long; such work waits for its turn and takes no connection from anybody else.
   */
  snapshot<Result>(role: Role, claims: object, work: (at: Statements) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Longest that a statement may take, as hosted Supabase has it for `authenticated`. */
const STATEMENT_TIMEOUT = "8s";

/** Snapshots that are held at once. */
const SNAPSHOTS = 2;

/** Whoever holds a snapshot may think for this long between two statements: readers of a file may be slow. */
const SNAPSHOT_PATIENCE = "10min";

/** Opens a database; connections are made when they are needed. */
export function openDatabase(url: string, { poolSize }: { poolSize: number }): Database {
  const { address, isPooled } = readAddress(url);
  const prepare = !isPooled;
  return databaseOver(
    openConnections(address, { max: poolSize, prepare }),
    openConnections(address, { max: SNAPSHOTS, prepare, keep: false }),
  );
}

/** A database over connections that somebody else may use too. */
export function databaseOver(connections: Connections, forSnapshots = connections): Database {
  return {
    transact: (role, claims, statement, options) =>
      connections.use((sql) => inOneRoundTrip(sql, role, JSON.stringify(claims), statement, options)),
    snapshot: (role, claims, work) =>
      forSnapshots.use((sql) => onSnapshot(sql, role, JSON.stringify(claims), work)),
    close: async () => {
      await Promise.all([connections.close(), forSnapshots.close()]);
    },
  };
}

/**
 * Sends everything before the first answer is there. The settings are local to the transaction: they are gone when
 * somebody else gets the connection. After a failure Postgres refuses what follows and COMMIT rolls back.
 */
async function inOneRoundTrip(
  sql: Sql,
  role: Role,
  claims: string,
  statement: (sql: Sql) => Fragment,
  { timeout = STATEMENT_TIMEOUT, access = "read write", memory }: TransactOptions = {},
): Promise<postgres.Row[]> {
  const steps = [
    access === "read only" ? sql`begin read only` : sql`begin`,
    sql`select set_config('role', ${role}, true), set_config('request.jwt.claims', ${claims}, true),
      set_config('statement_timeout', ${timeout}, true)${
      memory ? sql`, set_config('work_mem', ${memory}, true)` : sql``
    }${refusal(sql, role)}`,
    statement(sql),
    sql`commit`,
  ];
  const [begun, settled, answered, ended] = await Promise.allSettled(steps);
  for (const step of [begun, settled, answered, ended]) if (step.status === "rejected") throw step.reason;
  return answered.status === "fulfilled" ? answered.value : [];
}

/** The transaction is open for as long as `work` takes; whoever it is, it is so for all of its statements. */
async function onSnapshot<Result>(
  sql: Sql,
  role: Role,
  claims: string,
  work: (at: Statements) => Promise<Result>,
): Promise<Result> {
  await sql`begin isolation level repeatable read read only`;
  try {
    await sql`select set_config('role', ${role}, true), set_config('request.jwt.claims', ${claims}, true),
      set_config('statement_timeout', '60s', true),
      set_config('idle_in_transaction_session_timeout', ${SNAPSHOT_PATIENCE}, true)${refusal(sql, role)}`;
    return await work({ transact: async (_role, _claims, statement) => await statement(sql) });
  } finally {
    // Nothing was written, so there is nothing to keep.
    await sql`rollback`.catch(() => {});
  }
}

/** Refuses a session that was ended although its token is good: after the claims, before whatever is asked. */
function refusal(sql: Sql, role: Role): Fragment {
  return role === "authenticated" ? sql`, private.refuse_ended_session()` : sql``;
}

/**
 * Poolers in transaction mode give each transaction another server, which knows no prepared statements. They are
 * known by Supavisor's port, or by `?pgbouncer=true`, which is for us and not for the server.
 */
function readAddress(url: string): { address: string; isPooled: boolean } {
  const address = new URL(url);
  const isPooled = address.port === "6543" || address.searchParams.get("pgbouncer") === "true";
  address.searchParams.delete("pgbouncer");
  return { address: address.href, isPooled };
}

/** Column names of our own schemas, as a list in a statement. */
export function listed(sql: Sql, columns: readonly string[], prefix = ""): Fragment {
  return sql.unsafe(columns.map((column) => prefix + column).join(", "));
}

/** True when a connection could not be made or was lost, as postgres.js, the system or Postgres say it. */
export function isConnectionFailure(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return error instanceof ConnectionLost ||
    /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|EHOSTUNREACH|08...|57P0[1-3])/.test(code);
}
