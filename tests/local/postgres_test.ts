import assert from "node:assert/strict";
import { join } from "node:path";
import postgres from "postgres";
import { UnusableDataError } from "../../supabase/local/cluster.ts";
import { startPostgres } from "../../supabase/local/postgres.ts";
import { processesIn } from "../support/processes.ts";

async function temporaryCluster(): Promise<{ dataDir: string } & AsyncDisposable> {
  const folder = await Deno.makeTempDir({ prefix: "vez_cluster_" });
  return {
    dataDir: join(folder, "postgres"),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

/** Runs a query on a connection of its own. */
async function ask(url: string, query: string): Promise<postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  return await sql.unsafe(query).finally(() => sql.end());
}

Deno.test("startPostgres() needs the password, and sorts and folds as hosted does", async () => {
  await using cluster = await temporaryCluster();
  const server = await startPostgres({ dataDir: cluster.dataDir, password: "right" });
  const [row] = await ask(server.adminUrl, "select 'Ágata' < 'Beto' as sorted, upper('ção') as upper");
  assert.deepEqual({ ...row }, { sorted: true, upper: "ÇÃO" });
  await assert.rejects(ask(server.adminUrl.replace("right", "wrong"), "select 1"), { code: "28P01" });
  await server.stop();
  assert.deepEqual(await processesIn(cluster.dataDir), []);
});

Deno.test("startPostgres() stops a server that nobody looks after and keeps its data", async () => {
  await using cluster = await temporaryCluster();
  const { dataDir } = cluster;
  const forgotten = await startPostgres({ dataDir });
  await ask(forgotten.adminUrl, "create table kept as select 1 as id");
  const server = await startPostgres({ dataDir });
  await forgotten.ended;
  assert.equal((await ask(server.adminUrl, "select id from kept")).length, 1);
  await forgotten.stop();
  await server.stop();
});

Deno.test("startPostgres() is not deceived by a pid that now is another process", async () => {
  await using cluster = await temporaryCluster();
  const { dataDir } = cluster;
  const server = await startPostgres({ dataDir });
  await ask(server.adminUrl, "create table kept as select 1 as id");
  for (const pid of await processesIn(dataDir)) Deno.kill(pid, "SIGKILL");
  await server.ended;
  const lock = join(dataDir, "postmaster.pid");
  const [, ...rest] = (await Deno.readTextFile(lock)).split("\n");
  await Deno.writeTextFile(lock, [String(Deno.pid), ...rest].join("\n"));
  const again = await startPostgres({ dataDir });
  assert.equal((await ask(again.adminUrl, "select id from kept")).length, 1);
  await again.stop();
  await server.stop();
});

Deno.test("startPostgres() refuses another version's cluster and what is no cluster, and changes nothing", async () => {
  await using cluster = await temporaryCluster();
  const { dataDir } = cluster;
  await Deno.mkdir(dataDir);
  await Deno.writeTextFile(join(dataDir, "precious"), "data");
  await assert.rejects(startPostgres({ dataDir }), UnusableDataError);
  await Deno.writeTextFile(join(dataDir, "PG_VERSION"), "16\n");
  await assert.rejects(startPostgres({ dataDir }), /made by Postgres 16/);
  assert.equal(await Deno.readTextFile(join(dataDir, "precious")), "data");
});

Deno.test("startPostgres() says what to do about a broken cluster, and leaves it as it is", async () => {
  await using cluster = await temporaryCluster();
  const { dataDir } = cluster;
  const server = await startPostgres({ dataDir });
  await server.stop();
  const control = join(dataDir, "global", "pg_control");
  await Deno.truncate(control, 100);
  await assert.rejects(startPostgres({ dataDir }), /Nothing was wiped\. Restore .*pg_control/s);
  assert.equal((await Deno.stat(control)).size, 100);
  assert.deepEqual(await processesIn(dataDir), []);
});

Deno.test("startPostgres() begins anew where an earlier initdb was cut off", async () => {
  await using cluster = await temporaryCluster();
  const { dataDir } = cluster;
  await Deno.mkdir(`${dataDir}.part/cluster/base`, { recursive: true });
  const server = await startPostgres({ dataDir });
  await server.stop();
  await assert.rejects(Deno.stat(`${dataDir}.part`), Deno.errors.NotFound);
});

Deno.test({
  name: "startPostgres() works as root below a folder that only root may enter",
  ignore: Deno.build.os !== "linux" || Deno.uid() !== 0,
  async fn() {
    const folder = await Deno.makeTempDir({ prefix: "vez_closed_" });
    await Deno.chmod(folder, 0o700);
    const server = await startPostgres({ dataDir: join(folder, "deep", "postgres") });
    const info = await Deno.stat(join(folder, "deep", "postgres"));
    assert.notEqual(info.uid, 0);
    await server.stop();
    await Deno.remove(folder, { recursive: true });
  },
});
