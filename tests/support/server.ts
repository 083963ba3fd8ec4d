import { join } from "node:path";
import { type Postgres, startPostgres } from "../../supabase/local/postgres.ts";

/** Settings of a Postgres whose data nobody will miss. */
const carelessSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "400",
};

/** Removes a folder when a process is gone, after giving the server that ends with it a moment. */
const sweep = `while kill -0 "$1" 2>/dev/null; do sleep 1; done
for second in 1 2 3 4 5 6 7 8 9; do [ ! -e "$0/postgres/postmaster.pid" ] || sleep 1; done
rm -rf "$0"`;

/** Starts a Postgres for tests, in a folder that goes when this process ends, in whatever way it ends. */
export async function startTestServer(): Promise<Postgres> {
  const folder = await Deno.makeTempDir({ prefix: "vez_test_" });
  const sweeper = new Deno.Command("/bin/sh", {
    args: ["-c", sweep, folder, String(Deno.pid)],
    detached: true,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  });
  sweeper.spawn().unref();
  return await startPostgres({ dataDir: join(folder, "postgres"), settings: carelessSettings });
}
