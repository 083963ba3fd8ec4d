import assert from "node:assert/strict";
import * as z from "zod";
import { newsAfter } from "../../supabase/local/realtime/replay.ts";
import { broadcastOf, envelope, RawClient, reasonOf } from "./support/raw_client.ts";
import { anyTopic, realtimeDatabase, testServer, token } from "./support/server.ts";

const versions = ["1.0.0", "2.0.0"] as const;

Deno.test("replay", async (t) => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url);
  const { sql } = database;
  const member = await token();
  const replay = (options: unknown) => ({ private: true, broadcast: { replay: options } });
  const send = (name: string, n: number) => sql`select realtime.send(${sql.json({ n })}, 'news', ${name})`;
  const numbers = async (client: RawClient, count: number) => {
    const found: unknown[] = [];
    for (let index = 0; index < count; index++) {
      const { payload, meta } = await broadcastOf(client);
      found.push([z.object({ n: z.number() }).parse(payload).n, meta.replayed]);
    }
    await client.quiet("broadcast", 50);
    return found;
  };

  for (const version of versions) {
    await t.step(`${version}: the last messages since a moment, oldest first, marked`, async () => {
      const name = anyTopic();
      // What is still on its way when somebody joins reaches them live: join after it has been heard.
      using witness = await RawClient.connect(server, version, member);
      await witness.enter(name, replay({ since: Date.now() }));
      for (const n of [1, 2, 3]) await send(name, n);
      await numbers(witness, 3);
      using client = await RawClient.connect(server, version, member);
      await client.enter(name, replay({ since: Date.now() - 5000, limit: 2 }));
      assert.deepEqual(await numbers(client, 2), [[2, true], [3, true]]);
      await send(name, 4);
      assert.deepEqual(await numbers(client, 1), [[4, undefined]]);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await client.enter(name, replay({ since: Date.now() }));
      await client.quiet("broadcast", 50);
    });
  }

  await t.step("ten unless told otherwise, twenty-five at most", async () => {
    const name = anyTopic();
    using witness = await RawClient.connect(server, "2.0.0", member);
    await witness.enter(name, replay({ since: Date.now() }));
    for (let n = 0; n < 30; n++) await send(name, n);
    await numbers(witness, 30);
    using client = await RawClient.connect(server, "2.0.0", member);
    await client.enter(name, replay({}));
    assert.deepEqual((await numbers(client, 10))[0], [20, true]);
    await client.enter(name, replay({ limit: 100 }));
    assert.deepEqual((await numbers(client, 25))[0], [5, true]);
  });

  await t.step("bytes are replayed to 2.0.0 as bytes", async () => {
    const name = anyTopic();
    const bytes = new Uint8Array([1, 2, 255]);
    using witness = await RawClient.connect(server, "2.0.0", member);
    await witness.enter(name, replay({ since: Date.now() }));
    await sql`select realtime.send_binary(${bytes}, 'bytes', ${name})`;
    await broadcastOf(witness);
    using second = await RawClient.connect(server, "2.0.0", member);
    using first = await RawClient.connect(server, "1.0.0", member);
    for (const client of [first, second]) await client.enter(name, replay({ limit: 1 }));
    const { payload, meta, binary } = await broadcastOf(second);
    assert.deepEqual([payload, meta.replayed, binary], [bytes, true, true]);
    await first.quiet("broadcast");
  });

  await t.step("only private channels, only valid wishes, only for who may read broadcasts", async () => {
    using client = await RawClient.connect(server, "2.0.0", member);
    const refused = async (name: string, config: Record<string, unknown>) =>
      reasonOf(await client.join(name, config));
    assert.equal(
      await refused("topic:1", { broadcast: { replay: {} } }),
      "UnableToReplayMessages: Replay is not allowed for public channels",
    );
    for (const wish of [{ since: "yesterday" }, { limit: 1.5 }, { since: 1e300 }, 7]) {
      assert.equal(
        await refused("topic:1", replay(wish)),
        "UnableToReplayMessages: Replay params are not valid",
      );
    }
    const name = anyTopic("presence-only");
    const wish = { ...replay({}), presence: { enabled: true } };
    assert.equal(
      await refused(name, wish),
      `Unauthorized: You do not have permissions to read from this Channel topic: ${name}`,
    );
    assert.equal(server.realtime.stats().topics, 0);
  });

  await t.step("what clients say is not replayed", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server, "2.0.0", member);
    await client.enter(name, { private: true, broadcast: { ack: true } });
    await client.reply(client.send(`realtime:${name}`, "broadcast", { event: "e", payload: {} }));
    await client.enter(name, replay({}));
    await client.quiet("broadcast");
  });

  await t.step("who joins while messages are sent gets each exactly once, in order", async () => {
    const name = anyTopic();
    let sent = 0;
    let sending = true;
    const sender = (async () => {
      while (sending) await send(name, ++sent);
    })();
    const clients: RawClient[] = [];
    for (let n = 0; n < 20; n++) {
      const client = await RawClient.connect(server, n % 2 ? "1.0.0" : "2.0.0", member);
      await client.enter(name, replay({ limit: 25 }));
      clients.push(client);
    }
    sending = false;
    await sender;
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const client of clients) {
      const frames = client.frames.filter(({ event }) => event === "broadcast");
      const got = frames.map(({ payload }) =>
        z.object({ n: z.number() }).parse(envelope.parse(payload).payload).n
      );
      assert.deepEqual(got, Array.from(got, (_, index) => got[0] + index));
      assert.equal(got.at(-1), sent);
      client[Symbol.dispose]();
    }
  });
});

Deno.test("newsAfter() leaves out what was replayed and what the replays' limit had left out", () => {
  const held = ["3", "4", null, "5", "6", null, "7"].map((id) => ({ id }));
  const news = (...replayed: string[]) => newsAfter(new Set(replayed), held).map(({ id }) => id);
  assert.deepEqual(news("5", "6"), [null, null, "7"]);
  assert.deepEqual(news("1", "2"), ["3", "4", null, "5", "6", null, "7"]);
  assert.deepEqual(newsAfter(null, held), held);
});
