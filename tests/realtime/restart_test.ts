import assert from "node:assert/strict";
import { join } from "node:path";
import postgres from "postgres";
import * as z from "zod";
import { preparePlatform } from "../../supabase/local/platform.ts";
import { startPostgres } from "../../supabase/local/postgres.ts";
import { RawClient, reasonOf } from "./support/raw_client.ts";
import { realtimeDatabase, testServer, token } from "./support/server.ts";

const settings = { fsync: "off", synchronous_commit: "off" };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const numbered = z.object({ payload: z.object({ n: z.number() }) });

function numbers(client: RawClient): number[] {
  return client.frames.filter(({ event }) => event === "broadcast").map(({ payload }) =>
    numbered.parse(payload).payload.n
  );
}

async function until(done: () => boolean, what: string): Promise<void> {
  for (let waited = 0; !done(); waited += 20) {
    assert.ok(waited < 30_000, what);
    await pause(20);
  }
}

Deno.test("a restart of Postgres loses and repeats nothing", async () => {
  const folder = await Deno.makeTempDir({ prefix: "vez_realtime_" });
  const dataDir = join(folder, "postgres");
  const password = "postgres";
  let server = await startPostgres({ dataDir, password, settings });
  try {
    await preparePlatform(server.adminUrl, password);
    await using realtime = await testServer(server.url);
    using client = await RawClient.connect(realtime);
    await client.enter("news");
    const send = async (from: number, to: number) => {
      const sql = postgres(server.url, { max: 1, onnotice() {} });
      for (let n = from; n <= to; n++) {
        await sql`select realtime.send(${sql.json({ n })}, 'e', 'news', false)`;
      }
      await sql.end();
    };
    await send(1, 20);
    await server.stop();
    await until(() => !realtime.realtime.stats().feed, "the loss is noticed");
    assert.equal((await fetch(`${realtime.url}/realtime/v1/api/health`)).status, 503);
    await client.reply(client.send("phoenix", "heartbeat"));

    server = await startPostgres({ dataDir, password, port: server.port, settings });
    await send(21, 40);
    await until(() => numbers(client).length >= 40, "what was sent before the reconnection comes");
    await send(41, 45);
    await until(() => numbers(client).length >= 45, "and what is sent after it");
    await pause(200);
    assert.deepEqual(numbers(client), Array.from({ length: 45 }, (_, index) => index + 1));
    await client.enter("private", { private: true }, await token({ role: "service_role" }));
    assert.ok(realtime.reports.includes("DatabaseFeedLost"));
  } finally {
    await server.stop();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a lost connection to Postgres loses and repeats nothing", async () => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url);
  const { sql } = database;
  using client = await RawClient.connect(server);
  await client.enter("news");
  const cut = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name like 'realtime%' and datname = current_database()`;
  for (let n = 1; n <= 300; n++) {
    await sql`select realtime.send(${sql.json({ n })}, 'e', 'news', false)`;
    if (n % 60 === 0) await cut();
  }
  await until(() => numbers(client).length >= 300, "all come");
  await pause(200);
  assert.deepEqual(numbers(client), Array.from({ length: 300 }, (_, index) => index + 1));
});

Deno.test("a private join without a database is refused in hosted's words, a public one is not", async () => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url);
  const url = new URL(database.adminUrl);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const admin = postgres(url.href, { max: 1, onnotice() {} });
  await admin.unsafe(`alter database ${name} allow_connections false`);
  await database.sql.end({ timeout: 1 });
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
  await until(() => !server.realtime.stats().feed, "the loss is noticed");
  using client = await RawClient.connect(server, "2.0.0", await token());
  await client.enter("open");
  assert.equal(
    reasonOf(await client.join("topic:1", { private: true })),
    "UnableToConnectToProject: Realtime was unable to connect to the project database",
  );
  await admin.unsafe(`alter database ${name} allow_connections true`);
  await admin.end();
  await until(() => server.realtime.stats().feed, "it comes back");
  await client.enter("topic:1", { private: true });
});
