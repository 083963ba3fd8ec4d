import assert from "node:assert/strict";
import { RawClient, reasonOf } from "./support/raw_client.ts";
import {
  anyTopic,
  publishableKey,
  realtimeDatabase,
  secretKey,
  sign,
  testServer,
  token,
} from "./support/server.ts";

const versions = ["1.0.0", "2.0.0"] as const;

Deno.test("the socket of both versions", async (t) => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url, { silenceMs: 3000, withoutChannelMs: 100_000 });

  for (const version of versions) {
    await t.step(`${version}: answers a heartbeat`, async () => {
      using client = await RawClient.connect(server, version);
      const answer = await client.reply(client.send("phoenix", "heartbeat"));
      assert.deepEqual([answer.topic, answer.payload], ["phoenix", { status: "ok", response: {} }]);
    });

    await t.step(`${version}: joins and leaves`, async () => {
      using client = await RawClient.connect(server, version);
      const name = anyTopic();
      const answer = await client.join(name);
      assert.deepEqual(answer.payload, { status: "ok", response: { postgres_changes: [] } });
      const left = await client.reply(client.send(`realtime:${name}`, "phx_leave"));
      assert.deepEqual(left.payload, { status: "ok", response: {} });
      const close = await client.event("phx_close");
      assert.deepEqual([close.topic, close.ref], [`realtime:${name}`, "1"]);
      assert.equal(server.realtime.stats().topics, 0);
    });

    await t.step(`${version}: a second join replaces the first`, async () => {
      using client = await RawClient.connect(server, version);
      const name = anyTopic();
      await client.enter(name, { broadcast: { self: true } });
      await client.enter(name, { broadcast: { self: true } });
      assert.equal((await client.event("phx_close")).ref, "1");
      client.send(`realtime:${name}`, "broadcast", { event: "e", payload: {}, type: "broadcast" });
      await client.event("broadcast");
      await client.quiet("broadcast");
    });

    await t.step(`${version}: says so when a topic is not joined`, async () => {
      using client = await RawClient.connect(server, version);
      const answer = await client.reply(client.send("realtime:nowhere", "broadcast", {}));
      assert.equal(reasonOf(answer), "unmatched topic");
      assert.equal(reasonOf(await client.join("")), "TopicNameRequired: You must provide a topic name");
    });
  }

  await t.step("drops a socket that is silent, keeps one that beats", async () => {
    using silent = await RawClient.connect(server);
    using beating = await RawClient.connect(server);
    const beat = setInterval(() => beating.send("phoenix", "heartbeat"), 300);
    const { code, reason } = await silent.closed;
    assert.deepEqual([code, reason], [1001, "No heartbeat"]);
    clearInterval(beat);
    await beating.reply(beating.send("phoenix", "heartbeat"));
  });

  await t.step("refuses keys and tokens it cannot trust before there is a socket", async () => {
    const old = await token({}, -10);
    const noRole = await sign({ exp: Math.floor(Date.now() / 1000) + 60 });
    const foreign = await sign({ role: "anon", exp: Math.floor(Date.now() / 1000) + 60 }, "x".repeat(40));
    for (const key of ["", "sb_publishable_other", "potato", old, noRole, foreign]) {
      await assert.rejects(RawClient.connect(server, "2.0.0", key), /./, key);
    }
    for (const key of [publishableKey, secretKey, await token()]) {
      using _ = await RawClient.connect(server, "2.0.0", key);
    }
  });

  await t.step("speaks only versions it knows", async () => {
    const url = `${server.url}/realtime/v1/websocket?apikey=${publishableKey}&vsn=`;
    const headers = {
      upgrade: "websocket",
      connection: "upgrade",
      "sec-websocket-key": "aaaa",
      "sec-websocket-version": "13",
    };
    const request = (vsn: string) => server.realtime.fetch(new Request(url + vsn, { headers }));
    assert.equal((await request("3.0.0")).status, 403);
    assert.equal((await server.realtime.fetch(new Request(`${url}2.0.0`))).status, 426);
  });
});

Deno.test("a socket without a channel is closed after a while", async () => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url, { withoutChannelMs: 1000 });
  using never = await RawClient.connect(server);
  using staying = await RawClient.connect(server);
  await staying.enter(anyTopic());
  const { code, reason } = await never.closed;
  assert.deepEqual([code, reason], [1001, "No channels joined"]);
  await staying.reply(staying.send("phoenix", "heartbeat"));
});
