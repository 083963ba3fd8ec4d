import assert from "node:assert/strict";
import postgres from "postgres";
import * as z from "zod/mini";
import { codeOf, serviceRole, user } from "../support/actors.ts";
import { person } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Answer = z.object({ allowed: z.boolean(), retry_after_s: z.int() });

async function take(key: string, max: number, period: string, bucket = "login", via = sql) {
  const [row] = await serviceRole(via).run((sql) =>
    sql`select private.take_attempt(${bucket}, ${key}, ${max}, ${period}::interval) as answer`
  );
  return z.parse(Answer, row.answer);
}

/** Lets time pass for a bucket. */
const pass = (seconds: number, bucket = "login") =>
  sql`update private.attempts set spent_until = spent_until - make_interval(secs => ${seconds}) where bucket = ${bucket}`;

Deno.test("take_attempt() allows so many at once, then tells when to come back", async () => {
  for (let i = 0; i < 5; i++) {
    assert.deepEqual(await take("a", 5, "10 minutes"), { allowed: true, retry_after_s: 0 });
  }
  const refused = await take("a", 5, "10 minutes");
  assert.equal(refused.allowed, false);
  assert.ok(refused.retry_after_s > 100 && refused.retry_after_s <= 120, String(refused.retry_after_s));
  await pass(refused.retry_after_s);
  assert.equal((await take("a", 5, "10 minutes")).allowed, true);
  assert.equal((await take("a", 5, "10 minutes")).allowed, false);
});

Deno.test("take_attempt(): refused attempts cost nothing, so nobody is locked out by somebody's zeal", async () => {
  for (let i = 0; i < 3; i++) await take("zeal", 3, "3 minutes");
  const first = await take("zeal", 3, "3 minutes");
  for (let i = 0; i < 50; i++) await take("zeal", 3, "3 minutes");
  assert.ok((await take("zeal", 3, "3 minutes")).retry_after_s <= first.retry_after_s);
});

Deno.test("take_attempt(): keys and buckets do not count for each other", async () => {
  await take("one", 1, "1 hour");
  assert.equal((await take("one", 1, "1 hour")).allowed, false);
  assert.equal((await take("two", 1, "1 hour")).allowed, true);
  assert.equal((await take("one", 1, "1 hour", "sign-up")).allowed, true);
});

Deno.test("take_attempt() by two processes and fifty requests at once: exactly as many as allowed", async () => {
  const other = postgres(db.url, { max: 5, onnotice: () => {} });
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) => take("race", 10, "1 day", "ticket", i % 2 ? sql : other)),
  );
  await other.end();
  assert.equal(answers.filter(({ allowed }) => allowed).length, 10);
});

Deno.test("attempts: neither addresses nor logins can be read back, and what is over goes", async () => {
  const key = "203.0.113.7";
  await take(key, 5, "1 minute", "gone");
  const [kept] =
    await sql`select key_hash, encode(sha256(${key}::text::bytea), 'hex') as plain from private.attempts
    where bucket = 'gone'`;
  assert.notEqual(kept.key_hash.toString("hex"), kept.plain);
  await pass(120, "gone");
  await take("next", 5, "1 minute", "another");
  assert.equal((await sql`select from private.attempts where bucket = 'gone'`).length, 0);
});

Deno.test("forget_attempts() starts anew", async () => {
  await take("ok", 1, "1 hour");
  await sql`select private.forget_attempts('login', 'ok')`;
  assert.equal((await take("ok", 1, "1 hour")).allowed, true);
});

Deno.test("take_attempt() and forget_attempts() are the service's only", async () => {
  const somebody = user(sql, await person(sql));
  const attempts = [
    () => somebody.run((sql) => sql`select private.take_attempt('login', 'x', 1, '1 hour')`),
    () => somebody.run((sql) => sql`select private.forget_attempts('login', 'x')`),
  ];
  for (const attempt of attempts) assert.equal(await codeOf(attempt()), "42501");
});
