import assert from "node:assert/strict";
import { createClient } from "@supabase/supabase-js";
import postgres from "postgres";
import { processesIn } from "../support/processes.ts";
import { runVez, startVez, type VezProcess } from "../support/vez_process.ts";

const ana = { email: "ana@example.com", password: "uma senha longa" };

function clientOf({ url, keys }: VezProcess) {
  return createClient(url, keys.publishable_key, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
}

async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await Deno.makeTempDir({ prefix: "vez_start_" });
  return { path: `${path}/data`, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

async function readCode(response: Response): Promise<number> {
  await response.body?.cancel();
  return response.status;
}

/** Who may read, write and enter, as `chmod` writes it. */
async function modeOf(path: string): Promise<number> {
  return ((await Deno.stat(path)).mode ?? 0) & 0o777;
}

/** Without the demo clinic, which takes as long as the rest of a start. */
const EMPTY = { VEZ_DEMO: "off" };

Deno.test("start: serves everything on one origin, keeps its keys to itself, and stops cleanly at SIGTERM", async () => {
  await using folder = await temporaryFolder();
  await using vez = await startVez({ dataDir: folder.path });
  assert.equal(await readCode(await fetch(`${vez.url}/healthz`)), 200);
  assert.equal(await readCode(await fetch(`${vez.url}/readyz`)), 200);
  assert.equal(await readCode(await fetch(`${vez.url}/`)), 200);
  assert.equal(await readCode(await fetch(`${vez.url}/functions/v1/api/openapi.json`)), 200);
  assert.equal(vez.keys.supabase_url, vez.url);
  assert.equal(await modeOf(`${folder.path}/keys.json`), 0o600);
  assert.equal(await modeOf(folder.path), 0o700);
  const channel = clientOf(vez).channel("any");
  const refused = await new Promise<unknown>((resolve) => channel.subscribe((_, error) => resolve(error)));
  assert.match(String(refused), /PrivateOnly: This project only allows private channels/);
  vez.kill("SIGTERM");
  assert.equal((await vez.ended).code, 0);
  assert.deepEqual(await processesIn(`${folder.path}/postgres`), []);
  await assert.rejects(fetch(vez.url));
});

/** One folder through its life, each step where the one before left it: a folder is filled once. */
Deno.test("start: a data folder through refusals, crashes and kills", async (t) => {
  await using folder = await temporaryFolder();
  await using first = await startVez({ dataDir: folder.path, environment: EMPTY });
  await t.step(
    "a second one on the same folder or port says so in one sentence and harms nothing",
    () => refusesASecond(first, folder.path),
  );
  await t.step(
    "a Postgres that is killed comes back with every acknowledged write",
    () => survivesTheEndOfPostgres(first, folder.path),
  );
  await t.step(
    "what was written is there after SIGINT and after kill -9 of the process",
    () => keepsItsKeysAndPeople(first, folder.path),
  );
  await t.step(
    "killing what launched it stops it too, and the next start finds everything free",
    () => stopsWithItsLauncher(folder.path),
  );
});

async function refusesASecond(vez: VezProcess, path: string) {
  await using other = await temporaryFolder();
  const sameFolder = await runVez({ dataDir: path });
  assert.notEqual(sameFolder.code, 0);
  assert.equal(
    sameFolder.printed.trim(),
    `Vez is already running on ${path}, at ${vez.url}: stop it first, or give another folder in VEZ_DATA_DIR.`,
  );
  const port = Number(new URL(vez.url).port);
  const samePort = await runVez({ dataDir: other.path, port });
  assert.notEqual(samePort.code, 0);
  assert.equal(
    samePort.printed.trim(),
    `Port ${port} is taken: stop what uses it, or give another port in PORT.`,
  );
  assert.equal(await readCode(await fetch(`${vez.url}/readyz`)), 200);
}

async function survivesTheEndOfPostgres(vez: VezProcess, path: string) {
  const sql = postgres(vez.keys.database_url, { max: 1, onnotice: () => {} });
  await sql`create table public.crash_notes (id serial)`;
  let acknowledged = 0;
  const writing = (async () => {
    while (true) {
      await sql`insert into public.crash_notes default values`;
      acknowledged++;
    }
  })();
  // The driver also throws beside its promise when the server dies in mid-write.
  const forgive = (event: Event) => event.preventDefault();
  globalThis.addEventListener("unhandledrejection", forgive);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const [pid] = (await Deno.readTextFile(`${path}/postgres/postmaster.pid`)).split("\n");
  for (const process of await processesIn(`${path}/postgres`)) Deno.kill(process, "SIGKILL");
  await assert.rejects(writing);
  await sql.end({ timeout: 0 });
  const ready = async () => await readCode(await fetch(`${vez.url}/readyz`)) === 200;
  const end = Date.now() + 20_000;
  while (!(await ready()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  const again = postgres(vez.keys.database_url, { max: 1 });
  const [row] = await again`select count(*)::int as count from public.crash_notes`;
  await again.end();
  globalThis.removeEventListener("unhandledrejection", forgive);
  assert.ok(row?.count >= acknowledged, `${row?.count} of ${acknowledged} writes were kept`);
  assert.notEqual((await Deno.readTextFile(`${path}/postgres/postmaster.pid`)).split("\n")[0], pid);
}

async function keepsItsKeysAndPeople(first: VezProcess, path: string) {
  assert.equal((await clientOf(first).auth.signUp(ana)).error, null);
  first.kill("SIGINT");
  assert.equal((await first.ended).code, 0);

  await using vez = await startVez({ dataDir: path });
  assert.deepEqual({ ...vez.keys, supabase_url: first.url }, first.keys);
  assert.equal((await clientOf(vez).auth.signInWithPassword(ana)).error, null);
  const sql = postgres(vez.keys.database_url, { max: 1 });
  await sql`create table public.notes (id int)`;
  await sql`insert into public.notes values (1)`;
  vez.kill("SIGKILL");
  await vez.ended;
  await sql.end({ timeout: 0 });
}

/** The process before was killed when it had written a note. */
async function stopsWithItsLauncher(path: string) {
  const first = await startVez({ dataDir: path, through: "deno task" });
  const sql = postgres(first.keys.database_url, { max: 1 });
  assert.equal((await sql`select from public.notes`).length, 1);
  // Begun without demo data, so none may come later.
  assert.equal((await sql`select from auth.users`).length, 1);
  await sql.end();
  const port = Number(new URL(first.url).port);
  first.kill("SIGKILL");
  await using second = await startVez({ dataDir: path, port, through: "deno task" });
  assert.equal(await readCode(await fetch(`${second.url}/readyz`)), 200);
}
