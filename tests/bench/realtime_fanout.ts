/**
 * From `realtime.send()` to N sockets on a private topic, against a bare socket server that sends the same bytes in
 * the same run; how long a join takes; memory of an idle socket beyond that of a bare one. Clients have processes of
 * their own.
 */
import { SignJWT } from "jose";
import { join } from "node:path";
import postgres from "postgres";
import { z } from "zod";
import { preparePlatform } from "../../supabase/local/platform.ts";
import { startPostgres } from "../../supabase/local/postgres.ts";
import { openSockets, type SocketOrder, type Sockets } from "./support/open_sockets.ts";
import { residentMemory } from "./support/running_vez.ts";
import { startBareServer } from "./support/start_bare_server.ts";
import { instant, quantile, sleep } from "./support/statistics.ts";
import { TextLineStream } from "./support/text_lines.ts";

const counts = [100, 1_000, 5_000];
const rounds = 20;
const warmUp = 3;
const topic = "queue:bench";
const payload = { text: "x".repeat(2_000) };
const jwtSecret = "a secret of at least thirty-two characters";

/** Delays in milliseconds: of all sockets, and of each round's last one. */
interface Delays {
  all: number[];
  last: number[];
}

async function round(sockets: Sockets, send: () => Promise<unknown>, delays: Delays | null): Promise<number> {
  const start = instant();
  const [{ times, bytes }] = await Promise.all([sockets.next(), send()]);
  for (const time of times) delays?.all.push(time - start);
  delays?.last.push(times[times.length - 1] - start);
  await sleep(50);
  return bytes;
}

/** Opens sockets in a process of their own and measures what they take in the server's memory and time. */
async function openMeasured(pid: number, order: SocketOrder) {
  await sleep(500);
  const before = await residentMemory(pid);
  const start = instant();
  const sockets = await openSockets(order);
  const joining = (instant() - start) / order.count;
  await sleep(1_500);
  return { sockets, joining, memory: (await residentMemory(pid) - before) / order.count };
}

async function startServer(databaseUrl: string) {
  const grants = ["net", "env", "read", "sys"].map((name) => `--allow-${name}`);
  const server = new URL("./support/realtime_server.ts", import.meta.url).href;
  const process = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      ...grants,
      server,
      JSON.stringify({ databaseUrl, jwtSecret, apiKeys: ["sb_publishable_x"] }),
    ],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const lines = process.stdout.pipeThrough(new TextLineStream()).getReader();
  const { port } = z.object({ port: z.int() }).parse(JSON.parse((await lines.read()).value ?? ""));
  const stop = async () => {
    process.kill("SIGKILL");
    await process.status;
    await lines.cancel();
  };
  return {
    url: `ws://127.0.0.1:${port}/realtime/v1/websocket?apikey=sb_publishable_x&vsn=2.0.0`,
    pid: process.pid,
    stop,
  };
}

/** Both servers have their sockets open and send in turn, so that what else the machine does meets both alike. */
async function compare(sql: postgres.Sql, databaseUrl: string, accessToken: string, count: number) {
  const server = await startServer(databaseUrl);
  const bare = await startBareServer();
  const ours = await openMeasured(server.pid, { url: server.url, count, topic, accessToken });
  const floor = await openMeasured(bare.pid, { url: bare.url.replace("http", "ws"), count });
  const delays: Record<"ours" | "floor", Delays> = {
    ours: { all: [], last: [] },
    floor: { all: [], last: [] },
  };
  let bytes = 0;
  for (let index = -warmUp; index < rounds; index++) {
    const warm = index < 0;
    const send = () => sql`select realtime.send(${sql.json(payload)}, 'snapshot', ${topic})`;
    bytes = await round(ours.sockets, send, warm ? null : delays.ours);
    const body = new Uint8Array(bytes);
    await round(floor.sockets, () => fetch(bare.url, { method: "POST", body }), warm ? null : delays.floor);
  }
  await Promise.all([ours.sockets.close(), floor.sockets.close(), server.stop(), bare.stop()]);
  return { delays, bytes, joining: ours.joining, memory: ours.memory, bareMemory: floor.memory };
}

const folder = await Deno.makeTempDir({ prefix: "vez_bench_" });
const database = await startPostgres({ dataDir: join(folder, "postgres"), password: "postgres" });
try {
  await preparePlatform(database.adminUrl, "postgres");
  const sql = postgres(database.url, { max: 1, onnotice() {} });
  await sql`create policy "Bench" on realtime.messages for select to anon using (realtime.topic() = ${
    sql.unsafe(`'${topic}'`)
  })`;
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const accessToken = await new SignJWT({ role: "anon", exp }).setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(jwtSecret));
  const table = [];
  for (const count of counts) {
    const { delays, bytes, joining, memory, bareMemory } = await compare(
      sql,
      database.url,
      accessToken,
      count,
    );
    const figures = ({ all, last }: Delays) =>
      [quantile(all, 0.5), quantile(all, 0.99), quantile(last, 0.5)].map((ms) => ms.toFixed(1)).join(" / ");
    table.push({
      sockets: count,
      bytes,
      "floor p50/p99/last, ms": figures(delays.floor),
      "ours p50/p99/last, ms": figures(delays.ours),
      "last, ratio": (quantile(delays.ours.last, 0.5) / quantile(delays.floor.last, 0.5)).toFixed(2),
      "join, ms": joining.toFixed(2),
      "kB per socket": (memory / 1024).toFixed(1),
      "of which bare": (bareMemory / 1024).toFixed(1),
    });
  }
  await sql.end();
  console.log(
    "\nFrom realtime.send() to the sockets (aim: last within 1.5 x the floor, 20 kB beyond a bare socket)",
  );
  console.table(table);
} finally {
  await database.stop();
  await Deno.remove(folder, { recursive: true });
}
