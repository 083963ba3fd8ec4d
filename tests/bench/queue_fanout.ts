/**
 * From the reception's HTTP request to N patients' sockets, against a bare socket server that sends the same
 * bytes in the same run; queries per queue change; memory of an idle socket.
 */
import postgres from "postgres";
import { z } from "zod";
import { openClinic } from "./support/clinic.ts";
import type { BenchClinic } from "./support/clinic.ts";
import { openSockets } from "./support/open_sockets.ts";
import type { Round, Sockets } from "./support/open_sockets.ts";
import { residentMemory, startVez } from "./support/running_vez.ts";
import type { RunningVez } from "./support/running_vez.ts";
import { startBareServer } from "./support/start_bare_server.ts";
import type { BareServer } from "./support/start_bare_server.ts";
import { instant, quantile, sleep } from "./support/statistics.ts";

const COUNTS = [100, 1_000, 5_000];
const ROUNDS = 20;
const WARM_UP = 3;
const Called = z.object({ id: z.uuid() });

/** Per-socket delays of all measured rounds, and of each round's last socket, in milliseconds. */
interface Delays {
  all: number[];
  last: number[];
  bytes: number;
}

async function measure(sockets: Sockets, send: () => Promise<() => Promise<unknown>>): Promise<Delays> {
  const delays: Delays = { all: [], last: [], bytes: 0 };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const start = instant();
    const [undo, received] = await Promise.all([send(), sockets.next()]);
    if (round >= 0) note(delays, received, start);
    await undo();
    await sleep(50);
  }
  return delays;
}

function note(delays: Delays, { times, bytes }: Round, start: number) {
  for (const time of times) delays.all.push(time - start);
  delays.last.push(times[times.length - 1] - start);
  delays.bytes = bytes;
}

async function measureVez(vez: RunningVez, clinic: BenchClinic, count: number) {
  const before = await residentMemory(vez.pid);
  const sockets = await openSockets({
    url: `${
      vez.url.replace("http", "ws")
    }/realtime/v1/websocket?apikey=${vez.keys.publishable_key}&vsn=2.0.0`,
    count,
    topic: clinic.ticket.topic,
    accessToken: clinic.ticket.access_token,
  });
  await sleep(1_000);
  const perSocket = (await residentMemory(vez.pid) - before) / count;
  const delays = await measure(sockets, async () => {
    const called = await clinic.post(`/establishments/${clinic.id}/queue/call-next`);
    const { id } = Called.parse(await called.json());
    return async () => {
      await clinic.post(`/visits/${id}/return`);
      await sockets.next();
    };
  });
  const queries = await queriesPerChange(vez, clinic, sockets);
  await sockets.close();
  await sleep(1_000);
  return { delays, perSocket, queries };
}

/** Backends tell what they did at most this long after they fell silent (PGSTAT_IDLE_INTERVAL), in milliseconds. */
const UNTIL_TOLD = 11_000;
const CHANGES = 100;

/** Transactions that Postgres commits for one queue change, beyond those of an idle server. */
async function queriesPerChange(vez: RunningVez, clinic: BenchClinic, sockets: Sockets): Promise<number> {
  const sql = postgres(vez.keys.database_url, { max: 1 });
  const commits = async () => {
    await sleep(UNTIL_TOLD);
    const [row] =
      await sql`select xact_commit::int as commits from pg_stat_database where datname = current_database()`;
    return { at: performance.now(), ...z.object({ commits: z.number() }).parse(row) };
  };
  const before = await commits();
  const start = await commits();
  for (let change = 0; change < CHANGES; change += 2) {
    const { id } = Called.parse(
      await (await clinic.post(`/establishments/${clinic.id}/queue/call-next`)).json(),
    );
    await sockets.next();
    await clinic.post(`/visits/${id}/return`);
    await sockets.next();
  }
  const end = await commits();
  await sql.end();
  const idlePerMs = (start.commits - before.commits) / (start.at - before.at);
  return (end.commits - start.commits - idlePerMs * (end.at - start.at)) / CHANGES;
}

async function measureFloor(server: BareServer, bytes: number, count: number): Promise<Delays> {
  const sockets = await openSockets({ url: server.url.replace("http", "ws"), count });
  const body = new Uint8Array(bytes);
  const delays = await measure(sockets, async () => {
    await fetch(server.url, { method: "POST", body });
    return () => Promise.resolve();
  });
  await sockets.close();
  await sleep(500);
  return delays;
}

function row(count: number, floor: Delays, vez: Delays) {
  const p99 = (delays: Delays) => quantile(delays.all, 0.99);
  return {
    sockets: count,
    bytes: vez.bytes,
    "floor p50": quantile(floor.all, 0.5).toFixed(1),
    "floor p99": p99(floor).toFixed(1),
    "vez p50": quantile(vez.all, 0.5).toFixed(1),
    "vez p99": p99(vez).toFixed(1),
    "last, median": quantile(vez.last, 0.5).toFixed(1),
    "p99 ratio": (p99(vez) / p99(floor)).toFixed(2),
  };
}

const vez = await startVez();
const floor = await startBareServer();
try {
  const clinic = await openClinic(vez, 12);
  const table = [];
  const costs = [];
  for (const count of COUNTS) {
    const measured = await measureVez(vez, clinic, count);
    table.push(row(count, await measureFloor(floor, measured.delays.bytes, count), measured.delays));
    costs.push({
      sockets: count,
      "kB per idle socket": (measured.perSocket / 1024).toFixed(1),
      "transactions per change": measured.queries.toFixed(1),
    });
  }
  console.log("\nFrom the staff's HTTP request to the patients' sockets, ms (aim: p99 ratio 1.5)");
  console.table(table);
  console.log("Cost of a socket and of a change (aim: 20 kB; constant)");
  console.table(costs);
} finally {
  await floor.stop();
  await vez.stop();
}
