import assert from "node:assert/strict";
import { RawClient } from "./support/raw_client.ts";
import { publishableKey, realtimeDatabase, type TestServer, testServer } from "./support/server.ts";

/** A socket that joins topic `loud` and then never reads again. */
async function deafClient(server: TestServer): Promise<Deno.TcpConn> {
  const conn = await Deno.connect({ port: server.port, hostname: "127.0.0.1" });
  await conn.write(new TextEncoder().encode([
    `GET /realtime/v1/websocket?vsn=2.0.0&apikey=${publishableKey} HTTP/1.1`,
    "Host: localhost",
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13",
    "\r\n",
  ].join("\r\n")));
  await conn.read(new Uint8Array(1000));
  const join = new TextEncoder().encode('["1","1","realtime:loud","phx_join",{}]');
  await conn.write(Uint8Array.from([0x81, 0x80 | join.length, 0, 0, 0, 0, ...join]));
  return conn;
}

Deno.test("a slow reader is cut off before it holds memory, and nobody else notices", async () => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url, { bufferedBytes: 100_000 });
  using reader = await RawClient.connect(server);
  await reader.enter("loud");
  using sender = await RawClient.connect(server);
  await sender.enter("loud", { broadcast: { ack: true } });
  const deaf = await Promise.all(Array.from({ length: 20 }, () => deafClient(server)));
  while (server.realtime.stats().channels < 22) await new Promise((resolve) => setTimeout(resolve, 10));

  const before = Deno.memoryUsage().rss;
  const chunk = "x".repeat(100_000);
  let rounds = 0;
  for (; server.realtime.stats().connections > 2 && rounds < 500; rounds++) {
    await sender.reply(sender.send("realtime:loud", "broadcast", { event: "e", payload: { chunk } }));
    await reader.event("broadcast");
  }
  assert.equal(server.realtime.stats().connections, 2);
  // Without the limit, 20 readers x 50 MB would wait here; the system's own buffers take the first few.
  const grown = Deno.memoryUsage().rss - before;
  assert.ok(grown < 100_000_000, `grew by ${grown} bytes in ${rounds} rounds`);

  await sender.reply(sender.send("realtime:loud", "broadcast", { event: "e", payload: {} }));
  await reader.event("broadcast");
  for (const conn of deaf) conn.close();
});
