import assert from "node:assert/strict";
import { visitor } from "./visitor.ts";

/** A change of address that was asked for, and what its mail says. */
export interface EmailChange {
  link: string;
  token_hash: string;
  email: string;
  newEmail: string;
  password: string;
}

/** Wants the mailed link to ask, to change the address once, and to sign nobody in. */
export async function linkComesBack(origin: string, change: EmailChange): Promise<void> {
  const { link, token_hash, email, newEmail, password } = change;
  const signIn = async (identifier: string) => {
    const answer = await visitor(origin).post("/entrar", { identifier, password, next: "" });
    await answer.body?.cancel();
    return answer.status;
  };
  const reader = visitor(origin);
  const confirm = async (token_hash: string) => {
    const answer = await reader.post("/confirmar-email", { token_hash });
    return { status: answer.status, html: await answer.text() };
  };
  assert.match(await (await reader.get(link)).text(), /Confirmar e-mail/);
  assert.equal(await signIn(newEmail), 401, "opening it changes nothing");
  for (const wrong of ["", "0".repeat(56)]) assert.equal((await confirm(wrong)).status, 410);
  const changed = await confirm(token_hash);
  assert.equal(changed.status, 200);
  assert.match(changed.html, /E-mail trocado/);
  assert.deepEqual([...reader.cookies.keys()].filter((name) => /^vez-(patient|session)/.test(name)), []);
  assert.equal((await confirm(token_hash)).status, 410);
  assert.deepEqual([await signIn(email), await signIn(newEmail)], [401, 303]);
}
