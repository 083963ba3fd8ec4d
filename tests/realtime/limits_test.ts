import assert from "node:assert/strict";
import { hostedLimits, RateCounter } from "../../supabase/local/realtime/limits.ts";
import { RawClient, reasonOf, statusOf } from "./support/raw_client.ts";
import { anyTopic, realtimeDatabase, testServer, token } from "./support/server.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

Deno.test("RateCounter averages finished seconds of the last minute", () => {
  let now = 0;
  const counter = new RateCounter(10, () => now);
  counter.add(30);
  assert.deepEqual([counter.average, counter.exceeded], [0, false]);
  now = 1000;
  assert.deepEqual([counter.average, counter.exceeded], [30, true]);
  now = 3000;
  assert.deepEqual([counter.average, counter.exceeded], [10, false]);
  now = 90_000;
  assert.equal(counter.average, 0);
});

Deno.test("limits, in hosted's words", async (t) => {
  await using database = await realtimeDatabase();

  await t.step("channels per client", async () => {
    await using server = await testServer(database.url, { channelsPerClient: 2 });
    using client = await RawClient.connect(server);
    await client.enter("a");
    await client.enter("b");
    assert.equal(reasonOf(await client.join("c")), "ChannelRateLimitReached: Too many channels");
    await client.enter("a");
    await client.reply(client.send("realtime:b", "phx_leave"));
    await client.enter("c");
  });

  await t.step("connected clients", async () => {
    await using server = await testServer(database.url, { concurrentClients: 1 });
    using one = await RawClient.connect(server);
    using two = await RawClient.connect(server);
    await one.enter("a");
    await one.enter("b");
    assert.equal(reasonOf(await two.join("a")), "ConnectionRateLimitReached: Too many connected users");
    one[Symbol.dispose]();
    await one.closed;
    await pause(50);
    await two.enter("a");
  });

  // The average counts finished seconds only: whoever goes on is refused once the first has passed.
  await t.step("joins per second", async () => {
    await using server = await testServer(database.url, { joinsPerSecond: 1 });
    using client = await RawClient.connect(server);
    let answer = await client.join("a");
    while (statusOf(answer.payload) === "ok") answer = await client.join("a");
    assert.equal(reasonOf(answer), "ClientJoinRateLimitReached: Too many joins per second");
    assert.equal((await client.closed).code, 1008);
  });

  await t.step("messages per second", async () => {
    await using server = await testServer(database.url, { eventsPerSecond: 1 });
    using client = await RawClient.connect(server);
    const name = anyTopic();
    await client.enter(name, { broadcast: { self: true } });
    const told = client.event("system");
    const closed = client.event("phx_close").then(() => true);
    while (
      !await Promise.race([
        closed,
        client.reply(client.send("phoenix", "heartbeat")).then(() => false),
      ])
    ) {
      client.send(`realtime:${name}`, "broadcast", {});
    }
    const message = "Too many messages per second";
    assert.deepEqual((await told).payload, { extension: "system", status: "error", message, channel: name });
  });

  await t.step("a payload of the database that is too big is kept from the channels", async () => {
    await using server = await testServer(database.url, { payloadKilobytes: 1 });
    using client = await RawClient.connect(server, "2.0.0", await token());
    const name = anyTopic();
    await client.enter(name, { private: true });
    await database.sql`select realtime.send(jsonb_build_object('text', repeat('x', 2000)), 'big', ${name})`;
    await client.quiet("broadcast", 200);
    assert.deepEqual(server.reports, ["UnableToBroadcastChanges: payload too big"]);
  });

  await t.step("frames: size, and how many may wait for the database", async () => {
    await using server = await testServer(database.url, { frameBytes: 1000, waitingFrames: 5 });
    using big = await RawClient.connect(server);
    big.send("realtime:a", "broadcast", "x".repeat(2000));
    assert.equal((await big.closed).code, 1009);
    using flood = await RawClient.connect(server, "2.0.0", await token());
    for (let n = 0; n < 50; n++) flood.send(`realtime:topic:${n}`, "phx_join", { config: { private: true } });
    // What it had still to say is not read any more, so it may miss the reason.
    assert.ok([0, 1006, 1008].includes((await flood.closed).code));
  });

  await t.step("postgres_changes is refused in plain words", async () => {
    await using server = await testServer(database.url);
    using client = await RawClient.connect(server);
    const change = { event: "*", schema: "public", table: "patients" };
    const config = { postgres_changes: [change] };
    const { payload } = await client.join("a", config);
    const [{ id, ...echoed }] = JSON.parse(JSON.stringify(payload)).response.postgres_changes;
    assert.deepEqual([typeof id, echoed], ["number", change]);
    const system = JSON.parse(JSON.stringify((await client.event("system")).payload));
    assert.deepEqual([system.status, system.extension], ["error", "postgres_changes"]);
    assert.match(system.message, /not available on this server/);
    const waiting = { ...config, postgres_changes_options: { wait: true } };
    assert.match(reasonOf(await client.join("a", waiting)), /^RealtimeDisabledForConfiguration: /);
  });

  assert.equal(hostedLimits.channelsPerClient, 100);
});

Deno.test("garbage ends its own socket at most", async () => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url);
  using witness = await RawClient.connect(server);
  await witness.enter("a", { broadcast: { self: true } });
  const garbage: (string | Uint8Array<ArrayBuffer>)[] = [
    "",
    "potato",
    "{}",
    "[]",
    "null",
    '["1","1","realtime:a"]',
    '[{},[],"realtime:a","phx_join",{}]',
    new Uint8Array(),
    new Uint8Array([3]),
    new Uint8Array([3, 255, 255, 255, 255, 255, 1]),
    new Uint8Array([0, 1, 2, 3]),
    new Uint8Array([4, 0, 0, 0, 0]),
  ];
  for (const data of garbage) {
    using client = await RawClient.connect(server);
    client.socket.send(data);
    assert.equal((await client.closed).code, 1003);
  }
  using odd = await RawClient.connect(server);
  const deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
  const payloads = [null, 0, "text", [], { config: 7 }, {
    config: { broadcast: [], presence: 1, private: {} },
  }, {
    config: { presence: { key: {} }, postgres_changes: "all" },
  }];
  for (const payload of payloads) {
    for (const event of ["phx_join", "broadcast", "presence", "access_token", "phx_leave", "other"]) {
      odd.send("realtime:odd", event, payload);
    }
  }
  await odd.reply(odd.send("phoenix", "heartbeat"));
  using sinker = await RawClient.connect(server);
  await sinker.enter("deep");
  sinker.socket.send(`["1","2","realtime:deep","broadcast",${deep}]`);
  await sinker.reply(sinker.send("phoenix", "heartbeat"));
  witness.send("realtime:a", "broadcast", { event: "e" });
  await witness.event("broadcast");
});
