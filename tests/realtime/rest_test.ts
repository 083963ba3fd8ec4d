import assert from "node:assert/strict";
import { RawClient } from "./support/raw_client.ts";
import {
  anyTopic,
  publishableKey,
  realtimeDatabase,
  secretKey,
  type TestServer,
  testServer,
  token,
} from "./support/server.ts";

async function post(server: TestServer, path: string, body: BodyInit, init: Record<string, string> = {}) {
  const headers = { "content-type": "application/json", authorization: `Bearer ${publishableKey}`, ...init };
  const response = await fetch(`${server.url}/realtime/v1/api${path}`, { method: "POST", headers, body });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

const batch = (...messages: unknown[]) => JSON.stringify({ messages });

Deno.test("broadcasts over REST", async (t) => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url, { payloadKilobytes: 1 });
  const member = await token();

  await t.step("a batch reaches public and private channels of both versions", async () => {
    const name = anyTopic();
    using open = await RawClient.connect(server, "1.0.0");
    using closed = await RawClient.connect(server, "2.0.0", member);
    await open.enter(name);
    await closed.enter(name, { private: true });
    const one = { topic: name, event: "e", payload: { n: 1 } };
    const two = { topic: name, event: "e", payload: { n: 2 }, private: true };
    const { status, text } = await post(server, "/broadcast", batch(one, two), {
      authorization: `Bearer ${member}`,
    });
    assert.deepEqual([status, text], [202, ""]);
    assert.deepEqual((await open.event("broadcast")).payload, {
      type: "broadcast",
      event: "e",
      payload: { n: 1 },
    });
    assert.deepEqual((await closed.event("broadcast")).payload, {
      type: "broadcast",
      event: "e",
      payload: { n: 2 },
    });
  });

  await t.step("nobody forges a private message: it is left out in silence", async () => {
    const name = anyTopic("read-only");
    using reader = await RawClient.connect(server, "2.0.0", member);
    await reader.enter(name, { private: true });
    for (const bearer of [publishableKey, member]) {
      const forged = batch({ topic: name, event: "called", payload: {}, private: true });
      assert.equal(
        (await post(server, "/broadcast", forged, { authorization: `Bearer ${bearer}` })).status,
        202,
      );
      const open = batch({ topic: name, event: "called", payload: {} });
      assert.equal(
        (await post(server, "/broadcast", open, { authorization: `Bearer ${bearer}` })).status,
        202,
      );
    }
    await reader.quiet("broadcast", 50);
    const genuine = batch({ topic: name, event: "called", payload: {}, private: true });
    await post(server, "/broadcast", genuine, { authorization: `Bearer ${secretKey}` });
    await reader.event("broadcast");
  });

  await t.step("a single message by its path: JSON and bytes", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server, "2.0.0", member);
    await client.enter(name, { private: true });
    const path = `/broadcast/${encodeURIComponent(name)}/events/a%20b?private=true`;
    const auth = { authorization: `Bearer ${member}` };
    assert.equal((await post(server, path, '{"n":1}', auth)).status, 202);
    assert.deepEqual((await client.event("broadcast")).payload, {
      type: "broadcast",
      event: "a b",
      payload: { n: 1 },
    });
    const bytes = new Uint8Array([1, 2, 255]);
    const binary = { ...auth, "content-type": "application/octet-stream" };
    assert.equal((await post(server, path, bytes, binary)).status, 202);
    assert.deepEqual((await client.event("broadcast")).payload, {
      type: "broadcast",
      event: "a b",
      payload: bytes,
    });
    const denied = await post(server, path, "{}");
    assert.deepEqual([denied.status, denied.text], [403, '{"message":"Unauthorized"}']);
    assert.equal((await post(server, path, "{}", { ...auth, "content-type": "text/plain" })).status, 415);
    assert.equal((await post(server, path, "{", auth)).status, 422);
  });

  await t.step("403 without a token that is trusted", async () => {
    for (const authorization of ["", "Bearer potato", `Bearer ${await token({}, -5)}`]) {
      const { status } = await post(server, "/broadcast", batch(), { authorization, apikey: "" });
      assert.equal(status, 403, authorization);
    }
    const byKey = { authorization: "", apikey: publishableKey };
    const message = batch({ topic: "a", event: "e", payload: {} });
    assert.equal((await post(server, "/broadcast", message, byKey)).status, 202);
  });

  await t.step("422 for what is no batch", async () => {
    const good = { topic: "a", event: "e", payload: {} };
    const bodies = [
      "",
      "{",
      "[]",
      "{}",
      batch(),
      batch(7),
      batch({ ...good, topic: "" }),
      batch({ ...good, event: undefined }),
      batch({ ...good, payload: "text" }),
      batch({ ...good, private: "yes" }),
      batch({ ...good, payload: { text: "x".repeat(3000) } }),
    ];
    for (const body of bodies) {
      const { status, text } = await post(server, "/broadcast", body);
      assert.equal(status, 422, body.slice(0, 80));
      assert.ok("errors" in JSON.parse(text));
    }
    assert.match((await post(server, "/broadcast", bodies[10])).text, /Payload size exceeds tenant limit/);
  });

  await t.step("429 over the limit", async () => {
    await using narrow = await testServer(database.url, { eventsPerSecond: 3 });
    const message = { topic: "a", event: "e", payload: {} };
    const many = await post(narrow, "/broadcast", batch(message, message, message, message));
    assert.deepEqual(
      [many.status, many.text],
      [429, '{"message":"Too many messages to broadcast, please reduce the batch size"}'],
    );
    const texts = new Set<string>();
    while (!texts.has('{"message":"You have exceeded your rate limit"}')) {
      const { status, text } = await post(narrow, "/broadcast", batch(message, message, message));
      assert.ok(status === 202 || status === 429);
      texts.add(text);
    }
  });

  await t.step("health, preflight and unknown paths", async () => {
    const get = async (path: string, method = "GET") => {
      const response = await fetch(`${server.url}/realtime/v1${path}`, { method });
      return { status: response.status, text: await response.text(), headers: response.headers };
    };
    const health = await get("/api/health");
    assert.deepEqual([health.status, JSON.parse(health.text).healthy], [200, true]);
    const preflight = await get("/api/broadcast", "OPTIONS");
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
    assert.equal((await get("/api/broadcast")).status, 404);
    assert.equal((await get("/api/other")).status, 404);
  });
});
