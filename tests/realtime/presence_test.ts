import assert from "node:assert/strict";
import * as z from "zod";
import { RawClient, reasonOf, type Received, statusOf } from "./support/raw_client.ts";
import { anyTopic, realtimeDatabase, secretKey, testServer, token } from "./support/server.ts";

const versions = ["1.0.0", "2.0.0"] as const;
const metas = z.record(z.string(), z.object({ metas: z.array(z.looseObject({ phx_ref: z.string() })) }));
const diff = z.object({ joins: metas, leaves: metas });

const presence = (key: string, enabled = true) => ({ presence: { key, enabled } });
const track = (client: RawClient, name: string, payload: unknown) =>
  client.reply(client.send(`realtime:${name}`, "presence", { type: "presence", event: "track", payload }));
const untrack = (client: RawClient, name: string) =>
  client.reply(client.send(`realtime:${name}`, "presence", { type: "presence", event: "untrack" }));
const names = (side: z.infer<typeof metas>) =>
  Object.entries(side).map(([key, { metas }]) => [key, metas.map(({ name }) => name)]);

async function change(client: RawClient): Promise<{ joins: unknown; leaves: unknown }> {
  const { joins, leaves } = diff.parse((await client.event("presence_diff")).payload);
  return { joins: names(joins), leaves: names(leaves) };
}

async function state(client: RawClient): Promise<unknown> {
  return names(metas.parse((await client.event("presence_state")).payload));
}

Deno.test("presence", async (t) => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url, { payloadKilobytes: 1 });
  const member = await token();

  for (const version of versions) {
    await t.step(`${version}: all hear who comes, changes and goes`, async () => {
      const name = anyTopic();
      using ana = await RawClient.connect(server, version);
      await ana.enter(name, presence("ana"));
      assert.deepEqual(await state(ana), []);
      assert.equal(statusOf((await track(ana, name, { name: "Ana" })).payload), "ok");
      assert.deepEqual(await change(ana), { joins: [["ana", ["Ana"]]], leaves: [] });
      {
        using bia = await RawClient.connect(server, version);
        await bia.enter(name, presence("bia"));
        assert.deepEqual(await state(bia), [["ana", ["Ana"]]]);
        await track(bia, name, { name: "Bia" });
        assert.deepEqual(await change(ana), { joins: [["bia", ["Bia"]]], leaves: [] });
        await track(bia, name, { name: "Beatriz" });
        assert.deepEqual(await change(ana), { joins: [["bia", ["Beatriz"]]], leaves: [["bia", ["Bia"]]] });
        await track(bia, name, { name: "Beatriz" });
        await ana.quiet("presence_diff");
        await untrack(bia, name);
        assert.deepEqual(await change(ana), { joins: [], leaves: [["bia", ["Beatriz"]]] });
        await track(bia, name, { name: "Bia" });
        await change(ana);
      }
      assert.deepEqual(await change(ana), { joins: [], leaves: [["bia", ["Bia"]]] });
    });
  }

  await t.step("several may share a key, and each leaves alone", async () => {
    const name = anyTopic();
    using one = await RawClient.connect(server);
    using two = await RawClient.connect(server);
    using witness = await RawClient.connect(server);
    await one.enter(name, presence("desk"));
    await two.enter(name, presence("desk"));
    await track(one, name, { name: "one" });
    await track(two, name, { name: "two" });
    await witness.enter(name, presence("witness"));
    assert.deepEqual(await state(witness), [["desk", ["one", "two"]]]);
    one.send(`realtime:${name}`, "phx_leave");
    assert.deepEqual(await change(witness), { joins: [], leaves: [["desk", ["one"]]] });
  });

  await t.step("an empty key becomes one of its own; odd keys stay what they are", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server);
    await client.enter(name, presence("__proto__"));
    await track(client, name, { name: "p" });
    assert.deepEqual(
      JSON.stringify((await client.event("presence_diff")).payload).includes('"__proto__"'),
      true,
    );
    await client.enter(name, presence(""));
    await track(client, name, { name: "p" });
    const keys = async () => Object.keys(diff.parse((await client.event("presence_diff")).payload).joins);
    await client.event("presence_diff").catch(() => {});
    using other = await RawClient.connect(server);
    await other.enter(name, presence(""));
    await track(other, name, { name: "q" });
    assert.match((await keys())[0], /^[0-9a-f-]{36}$/);
  });

  await t.step("tracking turns presence on for who had it off", async () => {
    const name = anyTopic();
    using there = await RawClient.connect(server);
    await there.enter(name, presence("there"));
    await track(there, name, { name: "there" });
    using late = await RawClient.connect(server);
    await late.enter(name, presence("late", false));
    await late.quiet("presence_state");
    await track(late, name, { name: "late" });
    assert.deepEqual(await state(late), [["there", ["there"]], ["late", ["late"]]]);
  });

  await t.step("what cannot be tracked", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server);
    await client.enter(name, presence("k"));
    assert.equal(reasonOf(await track(client, name, "text")), "Presence track payload must be a map");
    const odd = await client.reply(client.send(`realtime:${name}`, "presence", { event: "dance" }));
    assert.deepEqual(odd.payload, { status: "error", response: {} });
    client.send(`realtime:${name}`, "presence", { event: "track", payload: { text: "x".repeat(2000) } });
    await told(client, name, "Track message size exceeded");
  });

  await t.step("a channel has five calls in half a minute", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server);
    await client.enter(name, presence("k"));
    for (let n = 0; n < 5; n++) await track(client, name, { n });
    client.send(`realtime:${name}`, "presence", { event: "track", payload: { n: 6 } });
    await told(client, name, "Client presence rate limit exceeded");
    assert.equal(server.realtime.stats().topics, 0);
  });

  await t.step("private: who may write is seen by those who may read", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server, "2.0.0", member);
    await client.enter(name, { private: true, ...presence("member") });
    assert.deepEqual(await state(client), []);
    await track(client, name, { name: "member" });
    assert.deepEqual(await change(client), { joins: [["member", ["member"]]], leaves: [] });
  });

  await t.step("private: who may only read cannot track", async () => {
    const name = anyTopic("read-only");
    using reader = await RawClient.connect(server, "2.0.0", member);
    using service = await RawClient.connect(server, "2.0.0", secretKey);
    await reader.enter(name, { private: true, ...presence("reader") });
    const refused = await track(reader, name, { name: "reader" });
    assert.deepEqual(refused.payload, { status: "error", response: {} });
    await service.enter(name, { private: true, ...presence("service") });
    await track(service, name, { name: "service" });
    assert.deepEqual(await change(reader), { joins: [["service", ["service"]]], leaves: [] });
  });

  await t.step("private: presence alone opens the channel, but not its broadcasts", async () => {
    const name = anyTopic("presence-only");
    using guest = await RawClient.connect(server, "2.0.0", member);
    using service = await RawClient.connect(server, "2.0.0", secretKey);
    const refused = await guest.join(name, { private: true });
    assert.match(reasonOf(refused), /^Unauthorized/);
    await guest.enter(name, { private: true, ...presence("guest") });
    await service.enter(name, { private: true, broadcast: { self: true } });
    await track(guest, name, { name: "guest" });
    await change(guest);
    service.send(`realtime:${name}`, "broadcast", { event: "e", payload: {} });
    await service.event("broadcast");
    guest.send(`realtime:${name}`, "broadcast", { event: "e", payload: {} });
    await guest.quiet("broadcast", 100);
    await service.quiet("broadcast");
  });

  await t.step("private: presences are kept from who may only hear broadcasts", async () => {
    const name = anyTopic("hearing");
    await database.sql.unsafe(`create policy "test hearing" on realtime.messages for select to authenticated
      using (extension = 'broadcast' and realtime.topic() like 'hearing:%')`);
    using hearer = await RawClient.connect(server, "2.0.0", member);
    using service = await RawClient.connect(server, "2.0.0", secretKey);
    for (const enabled of [true, false]) {
      await hearer.enter(name, { private: true, ...presence("hearer", enabled) });
      await service.enter(name, { private: true, ...presence("service") });
      await track(service, name, { name: "restricted" });
      await change(service);
      await hearer.quiet("presence_diff", 50);
      await hearer.quiet("presence_state");
    }
  });
});

Deno.test("presence over all clients has a limit", async () => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url, { presencePerSecond: 1, presenceCalls: 1_000_000 });
  const name = anyTopic();
  using client = await RawClient.connect(server);
  await client.enter(name, presence("k"));
  const end = told(client, name, "Too many presence messages per second").then(() => true);
  let n = 0;
  while (!await Promise.race([end, client.reply(client.send("phoenix", "heartbeat")).then(() => false)])) {
    client.send(`realtime:${name}`, "presence", { event: "track", payload: { n: ++n } });
  }
  assert.ok(n > 1);
});

async function told(client: RawClient, channel: string, message: string): Promise<void> {
  const { payload }: Received = await client.event("system");
  assert.deepEqual(payload, { extension: "system", status: "error", message, channel });
  await client.event("phx_close");
}
