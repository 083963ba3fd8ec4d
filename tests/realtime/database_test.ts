import assert from "node:assert/strict";
import * as z from "zod";
import { RawClient, reasonOf } from "./support/raw_client.ts";
import { anyTopic, realtimeDatabase, testServer, token } from "./support/server.ts";

const versions = ["1.0.0", "2.0.0"] as const;
const envelope = z.object({
  event: z.string(),
  payload: z.unknown(),
  meta: z.object({ id: z.uuid(), replayed: z.boolean().optional() }),
});

async function broadcast(client: RawClient) {
  const { payload, ...frame } = await client.event("broadcast");
  return { ...frame, ...envelope.parse(payload) };
}

Deno.test("broadcasts from the database", async (t) => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url);
  const { sql } = database;
  const member = await token();

  await t.step("realtime.send reaches both versions, 2.0.0 in a binary frame", async () => {
    const name = anyTopic();
    const clients = await Promise.all(versions.map((version) => RawClient.connect(server, version, member)));
    for (const client of clients) await client.enter(name, { private: true });
    await sql`select realtime.send(${sql.json({ text: "olá", n: 1 })}, 'news', ${name})`;
    for (const client of clients) {
      const { event, payload, meta, binary, topic } = await broadcast(client);
      assert.deepEqual(
        { event, payload, binary, topic },
        {
          event: "news",
          payload: { text: "olá", n: 1, id: meta.id },
          binary: client.version === "2.0.0",
          topic: `realtime:${name}`,
        },
      );
      client[Symbol.dispose]();
    }
  });

  await t.step("an id of the payload's own is kept, and public messages go to public channels", async () => {
    const name = anyTopic();
    using open = await RawClient.connect(server);
    using closed = await RawClient.connect(server, "2.0.0", member);
    await open.enter(name);
    await closed.enter(name, { private: true });
    await sql`select realtime.send('{"id": 7}', 'news', ${name}, false)`;
    const { payload, meta } = await broadcast(open);
    assert.deepEqual(payload, { id: 7 });
    assert.notEqual(meta.id, "7");
    await closed.quiet("broadcast", 100);
  });

  await t.step("realtime.send_binary reaches 2.0.0 alone", async () => {
    const name = anyTopic();
    const bytes = new Uint8Array([0xde, 0xad, 0xbe, 0xef, 0x00, 0xff]);
    using first = await RawClient.connect(server, "1.0.0", member);
    using second = await RawClient.connect(server, "2.0.0", member);
    for (const client of [first, second]) await client.enter(name, { private: true });
    await sql`select realtime.send_binary(${bytes}, 'bytes', ${name})`;
    assert.deepEqual((await broadcast(second)).payload, bytes);
    await first.quiet("broadcast", 100);
  });

  await t.step("realtime.broadcast_changes sends rows", async () => {
    const name = anyTopic();
    await sql.unsafe(`
      create table public.test_notes (id int primary key, topic text, text text);
      create function public.test_notes_changed() returns trigger language plpgsql security definer set search_path = ''
      as $$ begin
        perform realtime.broadcast_changes(coalesce(new.topic, old.topic), tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
        return null;
      end $$;
      create trigger changed after insert or update or delete on public.test_notes
        for each row execute function public.test_notes_changed()`);
    using client = await RawClient.connect(server, "2.0.0", member);
    await client.enter(name, { private: true });
    await sql`insert into test_notes values (1, ${name}, 'a')`;
    await sql`update test_notes set text = 'b'`;
    await sql`delete from test_notes`;
    const row = (text: string) => ({ id: 1, topic: name, text });
    const changes = [
      ["INSERT", row("a"), null],
      ["UPDATE", row("b"), row("a")],
      ["DELETE", null, row("b")],
    ];
    for (const [operation, record, old_record] of changes) {
      const { event, payload, meta } = await broadcast(client);
      assert.equal(event, operation);
      const rest = { operation, record, old_record, schema: "public", table: "test_notes", id: meta.id };
      assert.deepEqual(payload, rest);
    }
  });

  await t.step("a fault while sending is a warning and harms no transaction", async () => {
    const [{ count }] = await sql.begin(async (sql) => {
      await sql`select realtime.send('[1]', 'news', 'topic:x')`;
      await sql`select realtime.send('{}', 'news', null)`;
      return await sql`select count(*)::int from realtime.messages where topic = 'topic:x'`;
    });
    assert.equal(count, 0);
  });

  await t.step("messages come once and in the order of commits, whatever was rolled back", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server, "2.0.0", member);
    await client.enter(name, { private: true });
    const late = Promise.withResolvers<void>();
    const early = sql.begin(async (sql) => {
      await sql`select realtime.send('{"n": 2}', 'news', ${name})`;
      await late.promise;
    });
    await sql`select realtime.send('{"n": 1}', 'news', ${name})`;
    await sql.begin(async (sql) => {
      await sql`select realtime.send('{"n": 0}', 'news', ${name})`;
      throw new Error("undo");
    }).catch(() => {});
    late.resolve();
    await early;
    await sql`insert into realtime.messages (topic, extension, event, private, payload)
      select ${name}, 'broadcast', 'news', true, jsonb_build_object('n', n) from generate_series(3, 450) as n`;
    for (let n = 1; n <= 450; n++) {
      assert.equal(z.object({ n: z.number() }).parse((await broadcast(client)).payload).n, n);
    }
    await client.quiet("broadcast", 100);
  });

  await t.step("short and long messages keep their order and every digit", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server, "1.0.0", member);
    await client.enter(name, { private: true });
    await sql`insert into realtime.messages (topic, extension, event, private, payload)
      select ${name}, 'broadcast', e'new\ns', true,
        jsonb_build_object('n', n, 'text', repeat('é', case n % 2 when 0 then 1 else 9000 end))
      from generate_series(1, 40) as n`;
    for (let n = 1; n <= 40; n++) {
      const { payload, event } = await broadcast(client);
      assert.equal(event, "new\ns");
      assert.equal(z.object({ n: z.number() }).parse(payload).n, n);
    }
    const raw: string[] = [];
    client.socket.addEventListener("message", ({ data }) => raw.push(String(data)));
    await sql`select realtime.send('{"big": 12345678901234567890.50}', 'digits', ${name})`;
    await client.event("broadcast");
    assert.match(raw[0], /"big": 12345678901234567890\.50/);
  });

  await t.step("three hundred subscribers cost no more queries than one", async () => {
    const count = async () => {
      const [{ calls }] = await sql`
        select coalesce(sum(calls), 0)::int as calls from extensions.pg_stat_statements
        where dbid = (select oid from pg_database where datname = current_database())
          and query like '%from realtime.messages%' and query not like '%pg_stat_statements%'`;
      return z.int().parse(calls);
    };
    const queries = async (sockets: number, payload: string) => {
      const name = anyTopic();
      const clients = await Promise.all(Array.from({ length: sockets }, () => RawClient.connect(server)));
      await Promise.all(clients.map((client) => client.enter(name)));
      const before = await count();
      for (let n = 0; n < 5; n++) {
        await sql`select realtime.send(${sql.json({ payload })}, 'news', ${name}, false)`;
        await Promise.all(clients.map((client) => client.event("broadcast")));
      }
      for (const client of clients) client[Symbol.dispose]();
      return await count() - before;
    };
    const [short, long] = ["x", "x".repeat(20_000)];
    assert.deepEqual([await queries(1, short), await queries(300, short)], [0, 0]);
    assert.deepEqual([await queries(1, long), await queries(300, long)], [5, 5]);
  });

  await t.step("says when messages of the database flow, to who asked", async () => {
    using client = await RawClient.connect(server, "2.0.0", member);
    const name = anyTopic();
    await client.enter(name, { private: true, broadcast: { replication_ready: true } });
    assert.deepEqual((await client.event("system")).payload, {
      extension: "system",
      status: "ok",
      message: "Replication connection established",
      channel: name,
    });
  });
});

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
      const { payload, meta } = await broadcast(client);
      found.push([z.object({ n: z.number() }).parse(payload).n, meta.replayed]);
    }
    await client.quiet("broadcast", 50);
    return found;
  };

  for (const version of versions) {
    await t.step(`${version}: the last messages since a moment, oldest first, marked`, async () => {
      const name = anyTopic();
      for (const n of [1, 2, 3]) await send(name, n);
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
    for (let n = 0; n < 30; n++) await send(name, n);
    using client = await RawClient.connect(server, "2.0.0", member);
    await client.enter(name, replay({}));
    assert.deepEqual((await numbers(client, 10))[0], [20, true]);
    await client.enter(name, replay({ limit: 100 }));
    assert.deepEqual((await numbers(client, 25))[0], [5, true]);
  });

  await t.step("bytes are replayed to 2.0.0 as bytes", async () => {
    const name = anyTopic();
    const bytes = new Uint8Array([1, 2, 255]);
    await sql`select realtime.send_binary(${bytes}, 'bytes', ${name})`;
    using second = await RawClient.connect(server, "2.0.0", member);
    using first = await RawClient.connect(server, "1.0.0", member);
    for (const client of [first, second]) await client.enter(name, replay({ limit: 1 }));
    const { payload, meta, binary } = await broadcast(second);
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
