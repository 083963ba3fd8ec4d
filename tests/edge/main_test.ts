import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { Ticket } from "../../edge/domain/public_queue.ts";
import { clinic, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const main = fileURLToPath(new URL("../../edge/main.ts", import.meta.url));

Deno.test("edge/main.ts serves the API with the environment of a hosted function and nothing else", async () => {
  await using database = await testDatabase();
  const house = await clinic(database.sql);
  const { token, code } = await visit(database.sql, house);
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", "--allow-net", "--allow-env", main],
    clearEnv: true,
    env: {
      ...kept("HOME", "DENO_DIR", "XDG_CACHE_HOME"),
      DENO_SERVE_ADDRESS: "tcp:127.0.0.1:0",
      SUPABASE_URL: "http://127.0.0.1:9",
      SUPABASE_DB_URL: database.url,
      SUPABASE_ANON_KEY: "anon",
      SUPABASE_SERVICE_ROLE_KEY: "service",
      SUPABASE_PUBLISHABLE_KEYS: '{"default":"sb_publishable_x"}',
      SUPABASE_SECRET_KEYS: '{"default":"sb_secret_x"}',
      SUPABASE_JWKS: '{"keys":[]}',
    },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  try {
    const url = await Promise.race([listening(process.stdout), listening(process.stderr)]);
    // Inside a hosted function the path begins with the function's name.
    const answer = await fetch(`${url}/api/tickets/${token}`);
    assert.equal(answer.status, 200);
    assert.equal(Ticket.parse(await answer.json()).code, code);
    const me = await fetch(`${url}/api/me`);
    assert.equal(me.status, 401);
    await me.body?.cancel();
    // Without a key of the project there is nothing to sign passes with.
    const pass = await fetch(`${url}/api/tickets/${token}/session`, { method: "POST" });
    assert.equal(pass.status, 503);
    await pass.body?.cancel();
  } finally {
    process.kill("SIGKILL");
    await process.status;
  }
});

function kept(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => {
    const value = Deno.env.get(name);
    return value ? [[name, value]] : [];
  }));
}

/** The address that Deno says it listens on. */
async function listening(stream: ReadableStream<Uint8Array>): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const bytes of stream) {
    text += decoder.decode(bytes, { stream: true });
    const url = /http:\/\/[\d.]+:\d+/.exec(text)?.[0];
    if (url) return url;
  }
  return await new Promise(() => {});
}
