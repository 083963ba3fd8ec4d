import { join } from "node:path";
import { type Binaries, findBinaries, type User } from "./binaries.ts";
import { initCluster, UnusableDataError } from "./cluster.ts";
import { stopOrphan } from "./orphan.ts";
import { runIn } from "./unprivileged.ts";

/** What {@linkcode startPostgres} needs to know. */
export interface PostgresOptions {
  /** The cluster's own folder; made when it is missing. */
  dataDir: string;
  /** TCP port on 127.0.0.1; any free one by default. */
  port?: number;
  /** Password of all login roles; a data folder of a real installation gives a random one. */
  password?: string;
  /** Further server settings, e.g. `{ fsync: "off" }` in tests. */
  settings?: Record<string, string>;
}

/** A running server. */
export interface Postgres {
  /** As role `postgres`, which has the rights that it has on hosted Supabase (no superuser). */
  url: string;
  /** As the superuser `supabase_admin`. */
  adminUrl: string;
  port: number;
  /** Resolves when the server ended, whoever ended it. */
  ended: Promise<void>;
  /** Stops the server and waits for it; finished transactions are kept. */
  stop(): Promise<void>;
}

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  wal_level: "logical",
  max_connections: "200",
  shared_preload_libraries: "pg_stat_statements",
  // Tables of one clinic are small: short random reads beat what the defaults assume of spinning disks.
  random_page_cost: "1.1",
  shared_buffers: "128MB",
  max_wal_size: "512MB",
  log_checkpoints: "off",
  // A refused statement is its sender's to report; here it would leave people's data in a file.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  jit: "off",
  timezone: "UTC",
};

/**
 * Starts Postgres 17 on a cluster folder, creating the cluster when there is none. A server that a killed
 * parent left behind on this folder is stopped first. When this process ends in whatever way, the server ends too.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dataDir, password = "postgres" } = options;
  const binaries = await findBinaries(await ownerOf(dataDir));
  await initCluster({ dataDir, password, binaries });
  await stopOrphan(dataDir);
  const { child, port } = await spawnUntilReady(binaries, options);
  const ended = child.status.then(() => {});
  const stdin = child.stdin.getWriter();
  const url = (role: string) =>
    `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  return {
    url: url("postgres"),
    adminUrl: url("supabase_admin"),
    port,
    ended,
    async stop() {
      // The line tells the watcher in `launch` that this end is wanted.
      await stdin.write(new TextEncoder().encode("stopping\n")).catch(() => {});
      await stdin.close().catch(() => {});
      kill(child, "SIGINT");
      const timer = setTimeout(() => kill(child, "SIGQUIT"), 10_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

/**
 * Becomes Postgres, with a watcher beside it: when standard input ends without a line, our process is gone
 * (kill -9 included), and the server is asked for a fast shutdown.
 */
const launch = `exec 3<&0
(read -r line <&3 || kill -INT $$) >/dev/null 2>&1 &
exec "$0" "$@" 3<&- </dev/null >>server.log 2>&1`;

function spawnServer(
  binaries: Binaries,
  dataDir: string,
  settings: Record<string, string>,
): Deno.ChildProcess {
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return runIn(dataDir, binaries.user, (cwd) => {
    const command = new Deno.Command("/bin/sh", {
      args: ["-c", launch, join(binaries.bin, "postgres"), "-D", cwd, ...args],
      cwd,
      ...binaries.user,
      stdin: "piped",
      stdout: "null",
      stderr: "null",
      // A process group of its own: Ctrl-C goes to us alone, and we stop it in order.
      detached: true,
    });
    return command.spawn();
  });
}

async function ownerOf(dataDir: string): Promise<User | undefined> {
  const info = await Deno.stat(dataDir).catch(() => undefined);
  return info?.uid == null ? undefined : { uid: info.uid, gid: info.gid ?? info.uid };
}

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  listener.close();
  return listener.addr.port;
}

/** What ends a start that may well succeed in a moment: a port just taken, a killed server's last process. */
const passing = /could not (bind|create any TCP)|pre-existing shared memory block/;

async function spawnUntilReady(
  binaries: Binaries,
  options: PostgresOptions,
): Promise<{ child: Deno.ChildProcess; port: number }> {
  const { dataDir } = options;
  for (let attempt = 1;; attempt++) {
    const port = options.port ?? freePort();
    const logged = (await readLog(dataDir)).length;
    const child = spawnServer(binaries, dataDir, { ...settings, ...options.settings, port: String(port) });
    if (await becomesReady(dataDir, child)) return { child, port };
    const words = (await readLog(dataDir)).slice(logged).trim();
    if (attempt === 5 || !passing.test(words)) {
      throw new UnusableDataError(
        `Postgres cannot open ${dataDir}. Nothing was wiped. Restore the folder from a backup, or give another folder ` +
          `in VEZ_DATA_DIR. Its last words:\n${words.split("\n").slice(-8).join("\n")}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
  }
}

async function readLog(dataDir: string): Promise<string> {
  return await Deno.readTextFile(join(dataDir, "server.log")).catch(() => "");
}

/** Whether the server takes connections; false when it ended instead. */
async function becomesReady(dataDir: string, child: Deno.ChildProcess): Promise<boolean> {
  let running = true;
  child.status.then(() => running = false);
  while (running) {
    const lines = (await Deno.readTextFile(join(dataDir, "postmaster.pid")).catch(() => "")).split("\n");
    if (lines[7]?.trim() === "ready") return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await child.stdin.close().catch(() => {});
  return false;
}

function kill(child: Deno.ChildProcess, signal: Deno.Signal): void {
  try {
    child.kill(signal);
  } catch { /* it ended already */ }
}
