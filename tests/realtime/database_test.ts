import assert from "node:assert/strict";
import * as z from "zod";
import { broadcastOf, RawClient } from "./support/raw_client.ts";
import { anyTopic, realtimeDatabase, testServer, token } from "./support/server.ts";

const versions = ["1.0.0", "2.0.0"] as const;

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
      const { event, payload, meta, binary, topic } = await broadcastOf(client);
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
    const { payload, meta } = await broadcastOf(open);
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
    assert.deepEqual((await broadcastOf(second)).payload, bytes);
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
      const { event, payload, meta } = await broadcastOf(client);
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
      assert.equal(z.object({ n: z.number() }).parse((await broadcastOf(client)).payload).n, n);
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
      const { payload, event } = await broadcastOf(client);
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
