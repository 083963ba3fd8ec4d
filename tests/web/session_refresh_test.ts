import assert from "node:assert/strict";
import * as z from "zod/mini";
import { testStack } from "../support/stack.ts";
import { clinicForm } from "./clinic_form.ts";
import { visitor } from "./visitor.ts";

const Session = z.looseObject({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_at: z.number(),
});

/** The same session as a browser holds it after its access token has ended. */
function ended(cookie: string): string {
  const bytes = Uint8Array.fromBase64(cookie.replace(/^base64-/, ""), { alphabet: "base64url" });
  const session = Session.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const text = JSON.stringify({ ...session, expires_at: Math.floor(Date.now() / 1000) - 60 });
  return "base64-" + new TextEncoder().encode(text).toBase64({ alphabet: "base64url", omitPadding: true });
}

Deno.test("readSession() refreshes an ended token once, however many requests bring it", async () => {
  await using stack = await testStack();
  const person = visitor(stack.url);
  await person.post("/cadastro/clinica", clinicForm());
  const cookie = `vez-session=${ended(person.cookies.get("vez-session") ?? "")}`;
  const ask = () => fetch(`${stack.url}/sessao/token`, { headers: { cookie } });

  const answers = await Promise.all(Array.from({ length: 6 }, ask));
  const late = await ask();
  const tokens = new Set<string>();
  for (const answer of [...answers, late]) {
    assert.equal(answer.status, 200);
    assert.match(answer.headers.getSetCookie().join(), /^vez-session=base64-/);
    tokens.add((await answer.json()).access_token);
  }
  assert.equal(tokens.size, 1);
  const [{ count }] = await stack.sql`select count(*)::int from auth.refresh_tokens`;
  assert.equal(count, 2, "one from the sign-up, one from the refresh");
});
