import assert from "node:assert/strict";
import { visitor } from "./visitor.ts";

/** A change of address that was asked for, and what its mail says. */
export interface EmailChange {
  link: string;
  email: string;
  newEmail: string;
  password: string;
}

/** Wants the mailed link to ask, to change the address once, and to sign nobody in. */
export async function linkComesBack(origin: string, change: EmailChange): Promise<void> {
  const { link, email, newEmail, password } = change;
  const signIn = async (identifier: string) => {
    const answer = await visitor(origin).post("/entrar", { identifier, password, next: "" });
    await answer.body?.cancel();
    return answer.status;
  };
  const reader = visitor(origin);
  const confirm = async (path: string) => {
    const answer = await reader.post(path, {});
    return { status: answer.status, html: await answer.text() };
  };
  assert.match(await (await reader.get(link)).text(), /Confirmar o novo e-mail/);
  assert.equal(await signIn(newEmail), 401, "opening it changes nothing");
  assert.equal((await confirm(`/confirmar-email/${"A".repeat(24)}`)).status, 410);
  const changed = await confirm(link);
  assert.equal(changed.status, 200);
  assert.match(changed.html, /E-mail trocado/);
  assert.deepEqual([...reader.cookies.keys()].filter((name) => /^vez-(patient|session)/.test(name)), []);
  assert.equal((await confirm(link)).status, 410);
  assert.deepEqual([await signIn(email), await signIn(newEmail)], [401, 303]);
}
