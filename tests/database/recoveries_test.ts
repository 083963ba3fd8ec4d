import assert from "node:assert/strict";
import * as z from "zod/mini";
import { codeOf, serviceRole } from "../support/actors.ts";
import { testDatabase } from "../support/database.ts";
import { holder } from "../support/people.ts";

const db = await testDatabase();
const { sql } = db;
const api = serviceRole(sql);
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Asked = z.nullable(z.object({ email: z.string(), token: z.string() }));
const HASH = `$2b$10$${"a".repeat(53)}`;

const ask = (identifier: string) => api.call(Asked, "request_recovery", identifier);
const complete = (token: string, hash = HASH, device: string | null = null) =>
  api.call(z.object({ email: z.string() }), "complete_recovery", token, hash, device);

async function tokenFor(identifier: string): Promise<string> {
  const asked = await ask(identifier);
  assert.ok(asked);
  return asked.token;
}

Deno.test("request_recovery() gives a token for an e-mail or a CPF, kept as a hash, and nothing for nobody", async () => {
  const ana = await holder(sql);
  for (const identifier of [ana.email, ana.cpf]) {
    const asked = await ask(identifier);
    assert.equal(asked?.email, ana.email);
    assert.match(asked?.token ?? "", /^[\w-]{24}$/);
    const kept = await sql`select r::text as row from private.recoveries as r`;
    assert.doesNotMatch(JSON.stringify(kept), new RegExp(asked?.token ?? "none"));
  }
  for (const identifier of ["x@example.com", "12345678909", "", "nobody@vez.invalid"]) {
    assert.equal(await ask(identifier), null, identifier);
  }
});

Deno.test("request_recovery(): whoever asks often ends no earlier link, and at most five mails go within an hour", async () => {
  const ana = await holder(sql);
  const first = await tokenFor(ana.email);
  for (let i = 0; i < 4; i++) await tokenFor(ana.email);
  assert.equal(await ask(ana.email), null);
  assert.equal((await complete(first)).email, ana.email);
});

Deno.test("complete_recovery() sets the password, ends every session and proves the address", async () => {
  const [ana, bia] = [await holder(sql), await holder(sql)];
  await sql`insert into auth.sessions (id, user_id) select gen_random_uuid(), id from auth.users where id in ${
    sql([ana.id, bia.id])
  }`;
  await complete(await tokenFor(ana.email), HASH, "her browser");
  const [{ encrypted_password }] = await sql`select encrypted_password from auth.users where id = ${ana.id}`;
  assert.equal(encrypted_password, HASH);
  const left = await sql`select user_id from auth.sessions`;
  assert.deepEqual(left.map(({ user_id }) => user_id), [bia.id]);
  const [{ verified, known }] = await sql`select private.verified_email(${ana.id}) as verified,
    private.knows_device(${ana.id}, 'her browser') as known`;
  assert.deepEqual([verified, known], [ana.email, true]);
});

Deno.test("complete_recovery(): once, within the hour, for the address that was written to", async () => {
  const refused = async (token: string) => await codeOf(complete(token));
  const ana = await holder(sql);
  const [used, sibling] = [await tokenFor(ana.email), await tokenFor(ana.email)];
  await complete(used);
  assert.deepEqual([await refused(used), await refused(sibling)], ["NTFND", "NTFND"]);
  const late = await tokenFor(ana.email);
  await sql`update private.recoveries set expires_at = now() where user_id = ${ana.id}`;
  assert.equal(await refused(late), "NTFND");
  const bia = await holder(sql);
  const moved = await tokenFor(bia.email);
  await sql`update auth.users set email = ${`new-${bia.email}`} where id = ${bia.id}`;
  assert.equal(await refused(moved), "NTFND");
  assert.equal(await refused("A".repeat(24)), "NTFND");
});

Deno.test("complete_recovery(): two at once with one token end in one new password", async () => {
  const ana = await holder(sql);
  const token = await tokenFor(ana.email);
  const outcomes = await Promise.allSettled([complete(token), complete(token, HASH.replaceAll("a", "b"))]);
  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
});

Deno.test("complete_recovery() keeps no password in the clear", async () => {
  const ana = await holder(sql);
  const token = await tokenFor(ana.email);
  assert.equal(await codeOf(complete(token, "uma senha longa")), "INVLD");
  assert.equal((await complete(token)).email, ana.email);
});

Deno.test("read_recovery() tells whose link it is to whoever has it, masked", async () => {
  const ana = await holder(sql);
  const Read = z.object({ email: z.string(), expires_at: z.string() });
  const { email } = await api.call(Read, "read_recovery", await tokenFor(ana.email));
  assert.equal(email, `${ana.email[0]}***@example.com`);
  assert.equal(await codeOf(api.call(Read, "read_recovery", "A".repeat(24))), "NTFND");
});
