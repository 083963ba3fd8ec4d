import assert from "node:assert/strict";
import { forgetAttempts, takeAttempt } from "../../edge/data/attempt.ts";
import { openDatabase } from "../../edge/data/database.ts";
import { Problem } from "../../edge/domain/problems.ts";
import { testDatabase } from "../support/database.ts";

const held = await testDatabase();
const database = openDatabase(held.url, { poolSize: 2 });
Deno.test.afterAll(async () => {
  await database.close();
  await held[Symbol.asyncDispose]();
});

const outcome = (key: string) =>
  takeAttempt(database, "password", key).then(() => null, (error) => {
    assert.ok(error instanceof Problem);
    return [error.code, (error.details.retry_after_s ?? 0) > 0];
  });

Deno.test("takeAttempt() refuses what comes too often, says when to come again, and minds whose it is", async () => {
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcome("ana")));
  assert.equal(outcomes.filter((one) => one === null).length, 5);
  assert.deepEqual(outcomes.find((one) => one !== null), ["too_many_requests", true]);
  assert.equal(await outcome("rui"), null);
});

Deno.test("forgetAttempts() starts anew", async () => {
  for (let i = 0; i < 5; i++) await outcome("bia");
  assert.notEqual(await outcome("bia"), null);
  await forgetAttempts(database, "password", "bia");
  assert.equal(await outcome("bia"), null);
});

Deno.test("the keys of attempts are kept as hashes alone", async () => {
  await takeAttempt(database, "password", "carla@example.com");
  const rows = await held.sql`select from private.attempts as a where a::text like '%carla%'`;
  assert.equal(rows.length, 0);
});
