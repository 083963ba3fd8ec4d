import { basename, join } from "node:path";
import postgres from "postgres";
import { type Postgres, startPostgres } from "../../supabase/local/postgres.ts";

/** The tablespace in memory that a test server has where the machine has memory to spare. */
export const MEMORY = "memory";

/** Settings of a Postgres whose data nobody will miss. */
const carelessSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "800",
};

/** Removes folders when a process is gone, after giving the server that ends with it a moment. */
const sweep = `while kill -0 "$1" 2>/dev/null; do sleep 1; done
for second in 1 2 3 4 5 6 7 8 9; do [ ! -e "$0/postgres/postmaster.pid" ] || sleep 1; done
rm -rf "$0" "$2"`;

/** Makes an empty folder in memory, of whom the server belongs to, where 2 GB are left. */
const reserve = `free=$(df -Pk /dev/shm | awk 'END { print $4 }')
[ "$free" -gt 2000000 ] && mkdir -m 700 "$1" && chown "$(stat -c %u:%g "$0/postgres")" "$1"`;

/** Starts a Postgres for tests, in a folder that goes when this process ends, in whatever way it ends. */
export async function startTestServer(): Promise<Postgres> {
  const folder = await Deno.makeTempDir({ prefix: "vez_test_" });
  // Deno itself may not write below /dev.
  const memory = `/dev/shm/${basename(folder)}`;
  shell(sweep, folder, String(Deno.pid), memory).spawn().unref();
  const server = await startPostgres({ dataDir: join(folder, "postgres"), settings: carelessSettings });
  if ((await shell(reserve, folder, memory).output()).success) await addTablespace(server.adminUrl, memory);
  return server;
}

function shell(script: string, ...args: string[]): Deno.Command {
  return new Deno.Command("/bin/sh", {
    args: ["-c", script, ...args],
    detached: true,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  });
}

/** A database has 1,200 files: on a disk each clone takes half a second of a processor, in memory a tenth of it. */
async function addTablespace(adminUrl: string, folder: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`create tablespace ${MEMORY} location '${folder}'`).finally(() => sql.end());
}
