import assert from "node:assert/strict";
import { RawClient, reasonOf } from "./support/raw_client.ts";
import { anyTopic, realtimeDatabase, testServer, token } from "./support/server.ts";

const versions = ["1.0.0", "2.0.0"] as const;
const message = { type: "broadcast", event: "shout", payload: { n: 1, text: "olá" } };

Deno.test("broadcasts over the socket", async (t) => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url, { payloadKilobytes: 1 });
  const member = await token();

  for (const version of versions) {
    await t.step(`${version}: reaches the others of both versions, and oneself only if wished`, async () => {
      const name = anyTopic();
      using sender = await RawClient.connect(server, version);
      using own = await RawClient.connect(server, version);
      using first = await RawClient.connect(server, "1.0.0");
      using second = await RawClient.connect(server, "2.0.0");
      for (const client of [sender, first, second]) await client.enter(name);
      await own.enter(name, { broadcast: { self: true } });
      sender.send(`realtime:${name}`, "broadcast", message);
      for (const client of [first, second, own]) {
        const { topic, payload, binary } = await client.event("broadcast");
        assert.deepEqual([topic, payload, binary], [`realtime:${name}`, message, false]);
      }
      own.send(`realtime:${name}`, "broadcast", message);
      await own.event("broadcast");
      await sender.event("broadcast");
      await sender.quiet("broadcast");
    });

    await t.step(`${version}: is acknowledged to who asked for it`, async () => {
      const name = anyTopic();
      using client = await RawClient.connect(server, version);
      await client.enter(name, { broadcast: { ack: true } });
      const answer = await client.reply(client.send(`realtime:${name}`, "broadcast", message));
      assert.deepEqual(answer.payload, { status: "ok", response: {} });
      const big = { ...message, payload: { text: "é".repeat(800) } };
      const refused = await client.reply(client.send(`realtime:${name}`, "broadcast", big));
      assert.deepEqual(refused.payload, { status: "error", response: "payload_size_exceeded" });
    });
  }

  await t.step("2.0.0: bytes reach 2.0.0 as bytes, JSON reaches both", async () => {
    const name = anyTopic();
    using sender = await RawClient.connect(server);
    using first = await RawClient.connect(server, "1.0.0");
    using second = await RawClient.connect(server);
    for (const client of [sender, first, second]) await client.enter(name, { broadcast: { ack: true } });
    const json = new TextEncoder().encode(JSON.stringify(message.payload));
    await sender.reply(sender.sendPush(`realtime:${name}`, "shout", json, 1));
    for (const client of [first, second]) {
      const { payload, binary } = await client.event("broadcast");
      assert.deepEqual([payload, binary], [message, client === second]);
    }
    const bytes = new Uint8Array([0xca, 0xfe, 0x00, 0xff]);
    await sender.reply(sender.sendPush(`realtime:${name}`, "bytes", bytes, 0));
    const broken = sender.sendPush(`realtime:${name}`, "broken", new TextEncoder().encode("{not"), 1);
    assert.equal(reasonOf(await sender.reply(broken)), "Payload is not valid JSON");
    const { payload } = await second.event("broadcast");
    assert.deepEqual(payload, { type: "broadcast", event: "bytes", payload: bytes });
    await first.quiet("broadcast");
    await second.quiet("broadcast");
  });

  await t.step("a private and a public channel of one name do not hear each other", async () => {
    const name = anyTopic();
    using inside = await RawClient.connect(server, "2.0.0", member);
    using outside = await RawClient.connect(server);
    await inside.enter(name, { private: true, broadcast: { self: true } });
    await outside.enter(name, { private: false, broadcast: { self: true } });
    await outside.enter(`private:${name}`, { private: false });
    inside.send(`realtime:${name}`, "broadcast", message);
    await inside.event("broadcast");
    await outside.quiet("broadcast");
    outside.send(`realtime:${name}`, "broadcast", message);
    await outside.event("broadcast");
    await inside.quiet("broadcast");
  });

  await t.step("who may only read is not heard, and is told so if it wants to be told", async () => {
    const name = anyTopic("read-only");
    using listener = await RawClient.connect(server, "2.0.0", member);
    using mute = await RawClient.connect(server, "2.0.0", member);
    await listener.enter(name, { private: true });
    await mute.enter(name, { private: true, broadcast: { ack: true } });
    const answer = await mute.reply(mute.send(`realtime:${name}`, "broadcast", message));
    assert.equal(
      reasonOf(answer),
      `Unauthorized: You do not have permissions to write to this Channel topic: ${name}`,
    );
    await listener.quiet("broadcast");
    await mute.enter(name, { private: true });
    mute.send(`realtime:${name}`, "broadcast", message);
    await listener.quiet("broadcast", 100);
    await mute.quiet("phx_reply");
  });

  await t.step("asks the database for the right to send once per channel", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server, "2.0.0", member);
    await client.enter(name, { private: true, broadcast: { ack: true, self: true } });
    for (let n = 0; n < 3; n++) {
      const answer = await client.reply(client.send(`realtime:${name}`, "broadcast", message));
      assert.deepEqual(answer.payload, { status: "ok", response: {} });
      await client.event("broadcast");
    }
  });
});
