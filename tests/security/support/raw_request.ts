import type { Stack } from "../../support/stack.ts";

/** The status of a request whose path goes out exactly as it is written. */
export async function statusOfRaw(
  stack: Stack,
  method: string,
  path: string,
  bearer?: string,
): Promise<number> {
  const { hostname, port } = new URL(stack.url);
  using connection = await Deno.connect({ hostname, port: Number(port) });
  const body = bearer === undefined ? "" : "x";
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `host: ${hostname}:${port}`,
    "connection: close",
    ...(bearer === undefined ? [] : [
      `authorization: Bearer ${bearer}`,
      `apikey: ${stack.keys.publishable_key}`,
      "content-type: image/png",
      `content-length: ${body.length}`,
    ]),
  ];
  await connection.write(new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n${body}`));
  const answer = await new Response(connection.readable).text();
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
}
