import assert from "node:assert/strict";
import { listen } from "../../supabase/door.ts";

/** The status line of a request whose headers no client library would send. */
async function statusOf(port: number, host: string): Promise<string> {
  using connection = await Deno.connect({ hostname: "localhost", port });
  const lines = ["GET /t/secret HTTP/1.1", `Host: ${host}`, "Connection: close", "", ""];
  await connection.write(new TextEncoder().encode(lines.join("\r\n")));
  const answer = await new Response(connection.readable).text();
  return answer.slice(0, answer.indexOf("\r\n"));
}

Deno.test("listen() refuses a Host that is no host before any handler sees it", async () => {
  const door = listen(0);
  const seen: string[] = [];
  door.open((request) => {
    seen.push(new URL(request.url).pathname);
    return new Response("ok");
  });
  assert.match(await statusOf(door.port, "vez.test'; script-src *"), / 400 /);
  assert.match(await statusOf(door.port, "vez.test"), / 200 /);
  assert.deepEqual(seen, ["/t/secret"]);
  await door.close();
});
