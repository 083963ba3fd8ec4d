import assert from "node:assert/strict";
import * as z from "zod/mini";
import { codeOf, serviceRole } from "../support/actors.ts";
import { testDatabase } from "../support/database.ts";
import { type Holder, holder } from "../support/people.ts";

const db = await testDatabase();
const { sql } = db;
const api = serviceRole(sql);
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Token = z.object({ token: z.string() });
const HASH = `$2b$10$${"b".repeat(53)}`;

const markOf = ({ id }: Holder) => api.call(z.string(), "password_mark", id);
const wish = async (ana: Holder) =>
  await api.call(Token, "request_email_change", ana.id, `nova-${ana.email}`, await markOf(ana));
const complete = (token: string) => api.call(z.object({ email: z.string() }), "complete_email_change", token);

async function setPassword({ id }: Holder, hash = HASH) {
  await sql`update auth.users set encrypted_password = ${hash} where id = ${id}`;
}

Deno.test("complete_email_change() gives the login the address, once", async () => {
  const [ana, bia] = [await holder(sql), await holder(sql)];
  const [{ token }, other] = [await wish(ana), await wish(bia)];
  assert.equal((await complete(token)).email, `nova-${ana.email}`);
  assert.equal(await codeOf(complete(token)), "NTFND");
  await complete(other.token);
});

Deno.test("a pending change of address ends with the password that it was asked with, however that changes", async () => {
  const ways: [string, (ana: Holder) => Promise<unknown>][] = [
    ["by Auth", (ana) => setPassword(ana)],
    ["by a recovery", async ({ email }) => {
      const { token } = await api.call(Token, "request_recovery", email);
      await api.call(z.unknown(), "complete_recovery", token, HASH, null);
    }],
  ];
  for (const [name, change] of ways) {
    const [ana, bia] = [await holder(sql), await holder(sql)];
    const [{ token }, others] = [await wish(ana), await wish(bia)];
    await sql`
      update auth.users set email_change = 'evil@example.com', email_change_token_new = ${`new ${ana.id}`},
        email_change_token_current = ${`current ${ana.id}`}, recovery_token = ${`recovery ${ana.id}`}
      where id in (${ana.id})`;
    await change(ana);
    assert.equal(await codeOf(complete(token)), "NTFND", name);
    const [pending] = await sql`
      select email_change || email_change_token_new || email_change_token_current || recovery_token as of_auth, (
        select count(*)::int from private.email_changes where user_id = ${ana.id}) as ours
      from auth.users where id = ${ana.id}`;
    assert.deepEqual({ ...pending }, { of_auth: "", ours: 0 }, name);
    await complete(others.token);
  }
});

Deno.test("links to choose a password end with the password, and with the address that they went to", async () => {
  const ana = await holder(sql);
  const { token } = await api.call(Token, "request_recovery", ana.email);
  await setPassword(ana);
  assert.equal(await codeOf(api.call(z.unknown(), "read_recovery", token)), "NTFND");
  const asked = await api.call(Token, "request_recovery", ana.email);
  await complete((await wish(ana)).token);
  await sql`update auth.users set email = ${ana.email} where id = ${ana.id}`;
  assert.equal(await codeOf(api.call(z.unknown(), "read_recovery", asked.token)), "NTFND");
});

Deno.test("request_email_change() refuses a password that became another after it was confirmed", async () => {
  const ana = await holder(sql);
  const mark = await markOf(ana);
  await setPassword(ana);
  const late = api.call(Token, "request_email_change", ana.id, "evil@example.com", mark);
  assert.equal(await codeOf(late), "NAUTH");
  await wish(ana);
  // As if the wish had outlived the password.
  const { token } = await wish(ana);
  await sql`update private.email_changes set password_mark = ${mark} where user_id = ${ana.id}`;
  assert.equal(await codeOf(complete(token)), "NTFND");
});

Deno.test("a login that changes in other ways keeps what was asked for", async () => {
  const ana = await holder(sql);
  const { token } = await wish(ana);
  await sql`update auth.users set last_sign_in_at = now(), raw_user_meta_data = '{"x": 1}' where id = ${ana.id}`;
  await complete(token);
});
