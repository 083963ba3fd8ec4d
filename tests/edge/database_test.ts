import assert from "node:assert/strict";
import { connect } from "node:net";
import { openConnections } from "../../edge/data/connections.ts";
import { databaseOver, openDatabase } from "../../edge/data/database.ts";
import { problemOfFailure } from "../../edge/data/failures.ts";
import { person } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const held = await testDatabase();
const { sql } = held;
Deno.test.afterAll(async () => await held[Symbol.asyncDispose]());

const pooled = new URL(held.url);
pooled.searchParams.set("pgbouncer", "true");

for (const [kind, url] of [["a server", held.url], ["a transaction pooler", pooled.href]]) {
  Deno.test(`transact() speaks as the role with the claims, for one transaction, to ${kind}`, async () => {
    const database = openDatabase(url, { poolSize: 1 });
    const claims = { sub: crypto.randomUUID(), name: 'O\'Neil \\ "é" 💙' };
    const ask = (role: "authenticated" | "anon", claims: object) =>
      database.transact(
        role,
        claims,
        (sql) =>
          sql`select current_user::text as role, current_setting('request.jwt.claims')::jsonb as claims, ${1}::int as one`,
      );
    assert.deepEqual([...await ask("authenticated", claims)], [{ role: "authenticated", claims, one: 1 }]);
    assert.deepEqual([...await ask("anon", {})], [{ role: "anon", claims: {}, one: 1 }]);
    await database.close();
  });
}

Deno.test("transact() leaves no role, no claims and no limit on the connection, whether it succeeds or fails", async () => {
  const connections = openConnections(held.url, { max: 1, prepare: true });
  const database = databaseOver(connections);
  const look = async () => {
    const [row] = await connections.use(async (sql) =>
      await sql`
        select pg_backend_pid() as pid, current_user::text as role, current_setting('statement_timeout') as timeout,
          coalesce(current_setting('request.jwt.claims', true), '') as claims`
    );
    return row;
  };
  const before = await look();
  for (const divisor of [1, 0]) {
    const attempt = database.transact(
      "authenticated",
      { sub: "x" },
      (sql) => sql`select 1 / ${divisor}::int`,
    );
    await (divisor ? attempt : assert.rejects(attempt));
    assert.deepEqual(await look(), { ...before, claims: "" });
  }
  await database.close();
});

Deno.test("transact() leaves nothing behind when its statement fails", async () => {
  const database = openDatabase(held.url, { poolSize: 1 });
  const id = crypto.randomUUID();
  const owner = await person(sql);
  const attempt = database.transact("authenticated", { sub: owner }, (sql) =>
    sql`
      with claim as materialized (select * from private.claim_idempotency_key(${id}, 'h'))
      select 1 / (case when claim.fresh then 0 else 1 end) from claim`);
  await assert.rejects(attempt, { code: "22012" });
  const [{ count }] = await sql`select count(*)::int from private.idempotency_keys where key = ${id}`;
  assert.equal(count, 0);
  const [row] = await database.transact("anon", {}, (sql) => sql`select current_user::text as role`);
  assert.equal(row.role, "anon");
  await database.close();
});

Deno.test("transact() sends begin, settings, statement and commit before the first answer", async () => {
  const relay = listenBetween(new URL(held.url));
  const database = openDatabase(relay.url, { poolSize: 1 });
  const ask = () => database.transact("anon", {}, (sql) => sql`select ${"x"}::text as x`);
  await ask();
  await ask();
  relay.turns = 0;
  await ask();
  assert.equal(relay.turns, 1);
  await database.close();
  await relay.close();
});

Deno.test("transact() fails when its connection is lost, and goes on with another one", async () => {
  const database = openDatabase(held.url, { poolSize: 2 });
  const sleeping = database.transact("anon", {}, (sql) => sql`select pg_sleep(20)`);
  const lost = assert.rejects(sleeping, (error) => problemOfFailure(error)?.code === "unavailable");
  await until(async () => (await terminate("pg_sleep")) > 0);
  await lost;
  const [row] = await database.transact("anon", {}, (sql) => sql`select current_user::text as role`);
  assert.equal(row.role, "anon");
  await database.close();
});

Deno.test("transact() never sends the rest of a lost transaction on another connection", async () => {
  const database = openDatabase(held.url, { poolSize: 1 });
  // New to the connection, so that postgres.js holds it back until the server has described the settings.
  const attempts = Array.from({ length: 20 }, async (_, i) => {
    const work = database.transact(
      "anon",
      {},
      (sql) => sql`select set_config('vez.naked', current_user, false), pg_sleep(0.01), ${i}::int as i`,
    );
    return await work.then(([row]) => row.set_config, () => null);
  });
  const killer = setInterval(() => void terminate("vez"), 15);
  const spoken = await Promise.all(attempts);
  clearInterval(killer);
  assert.ok(spoken.every((role) => role === null || role === "anon"), String(spoken));
  await database.close();
});

Deno.test("transact() waits for a connection when all are in use", async () => {
  const database = openDatabase(held.url, { poolSize: 3 });
  const answers = await Promise.all(
    Array.from(
      { length: 30 },
      (_, i) =>
        database.transact(
          "anon",
          { i },
          (sql) => sql`select current_setting('request.jwt.claims')::json ->> 'i' as i, pg_sleep(0.001)`,
        ),
    ),
  );
  assert.deepEqual(answers.map(([row]) => Number(row.i)), Array.from({ length: 30 }, (_, i) => i));
  const [{ count }] = await sql`
    select count(*)::int from pg_stat_activity where datname = current_database() and application_name = 'vez-api'`;
  assert.equal(count, 3);
  await database.close();
});

async function terminate(query: string): Promise<number> {
  const rows = await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'vez-api' and query like ${`%${query}%`}`;
  return rows.length;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200 && !(await holds()); i++) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** A relay to Postgres that counts how often the client speaks after the server has. */
function listenBetween(target: URL) {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const url = new URL(target);
  url.host = `127.0.0.1:${listener.addr.transport === "tcp" ? listener.addr.port : 0}`;
  const relay = { url: url.href, turns: 0, close };
  const sockets: { destroy(): void }[] = [];
  async function accept() {
    for await (const client of listener) {
      const server = connect(Number(target.port), target.hostname);
      sockets.push(server);
      let serverSpoke = true;
      server.on("data", (bytes) => {
        serverSpoke = true;
        client.write(bytes).catch(() => {});
      });
      void (async () => {
        for await (const bytes of client.readable) {
          if (serverSpoke) relay.turns++;
          serverSpoke = false;
          server.write(bytes);
        }
        server.end();
      })().catch(() => server.destroy());
    }
  }
  const accepting = accept().catch(() => {});
  async function close() {
    listener.close();
    for (const socket of sockets) socket.destroy();
    await accepting;
  }
  return relay;
}
