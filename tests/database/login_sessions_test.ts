import assert from "node:assert/strict";
import * as z from "zod/mini";
import { codeOf } from "../support/actors.ts";
import { clinic, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { type Holder, holder, openSession } from "../support/people.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Sessions = z.array(z.looseObject({ id: z.string(), current: z.boolean() }));

/** Calls a function with the token of one session. */
async function within<Answer extends z.core.$ZodType>(
  { id }: Pick<Holder, "id">,
  session: string,
  answer: Answer,
  name: string,
  ...values: string[]
): Promise<z.output<Answer>> {
  const claims = JSON.stringify({ sub: id, role: "authenticated", session_id: session });
  const [row] = await sql.begin(async (sql) => {
    await sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
    return await sql.unsafe(`select private.${name}(${values.map((_, i) => `$${i + 1}`)}) as answer`, values);
  });
  return z.parse(answer, row.answer);
}

Deno.test("end_other_sessions() leaves the present session and everybody else's, with their refresh tokens", async () => {
  const [ana, bia] = [await holder(sql), await holder(sql)];
  const [here, there, foreign] = [
    await openSession(sql, ana.id),
    await openSession(sql, ana.id),
    await openSession(sql, bia.id),
  ];
  for (const [session, user] of [[here, ana.id], [there, ana.id], [foreign, bia.id]]) {
    const row = { id: crypto.randomUUID(), token: crypto.randomUUID(), user_id: user, session_id: session };
    await sql`insert into auth.refresh_tokens ${sql(row)}`;
  }
  const left = await within(ana, here, Sessions, "end_other_sessions");
  assert.deepEqual(left.map(({ id, current }) => [id, current]), [[here, true]]);
  const tokens =
    await sql`select session_id from auth.refresh_tokens where user_id in (${ana.id}, ${bia.id})`;
  assert.deepEqual(tokens.map(({ session_id }) => session_id).sort(), [here, foreign].sort());
});

Deno.test("end_session() ends one of the own, and finds nobody else's", async () => {
  const [ana, bia] = [await holder(sql), await holder(sql)];
  const [here, there, foreign] = [
    await openSession(sql, ana.id),
    await openSession(sql, ana.id),
    await openSession(sql, bia.id),
  ];
  for (const nobodys of [foreign, crypto.randomUUID()]) {
    assert.equal(await codeOf(within(ana, here, Sessions, "end_session", nobodys)), "NTFND");
  }
  assert.deepEqual((await within(ana, here, Sessions, "end_session", there)).map(({ id }) => id), [here]);
  assert.equal((await within(bia, foreign, Sessions, "my_sessions")).length, 1);
});

Deno.test("a session that was ended elsewhere opens the account no more, although its token is still good", async () => {
  const house = await clinic(sql);
  const { token } = await visit(sql, house);
  const ana = await holder(sql);
  const [here, stolen] = [await openSession(sql, ana.id), await openSession(sql, ana.id)];
  const calls: [string, ...string[]][] = [
    ["my_profile"],
    ["read_account"],
    ["my_tickets"],
    ["link_charts_by_address"],
    ["link_chart_by_ticket", token],
    ["end_other_sessions"],
    ["end_session", here],
    ["unlink_own_chart", crypto.randomUUID()],
  ];
  await within(ana, stolen, z.unknown(), "my_profile");
  await within(ana, here, Sessions, "end_other_sessions");
  for (const [name, ...values] of calls) {
    assert.equal(await codeOf(within(ana, stolen, z.unknown(), name, ...values)), "NAUTH", name);
  }
  await within(ana, here, z.unknown(), "read_account");
});

Deno.test("a session's id counts for its own login alone, and until its end", async () => {
  const [ana, bia] = [await holder(sql), await holder(sql)];
  const session = await openSession(sql, bia.id);
  assert.equal(await codeOf(within(ana, session, z.unknown(), "read_account")), "NAUTH");
  await sql`update auth.sessions set not_after = now() where id = ${session}`;
  assert.equal(await codeOf(within(bia, session, z.unknown(), "read_account")), "NAUTH");
});
