import assert from "node:assert/strict";
import * as z from "zod/mini";
import postgres from "postgres";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import { type Actor, codeOf, user } from "../support/actors.ts";
import { clinic, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const sql = postgres(db.url, { max: 20, onnotice: () => {} });
Deno.test.afterAll(async () => {
  await sql.end({ timeout: 1 });
  await db[Symbol.asyncDispose]();
});

/** Claim, act and kept answer in one statement, as the API sends them. */
function once(who: Actor, key: string, hash: string, verb: string, id: string, data: object) {
  return who.run(async (sql) => {
    const [row] = await sql`
      with claim as materialized (select * from private.claim_idempotency_key(${key}, ${hash}))
      select case when claim.fresh then private.keep_answer(${key}, private.${sql(verb)}(${id}, ${
      sql.json(z.parse(z.json(), data))
    })) else claim.answer end as answer
      from claim`;
    return row.answer;
  });
}

async function visitsOf(house: { id: string }): Promise<number> {
  const [{ count }] = await sql`
    select count(*)::int as count from public.visits where establishment_id = ${house.id}`;
  return count;
}

Deno.test("idempotency: the same key again, and ten at once, give the same answer and one visit", async () => {
  const house = await clinic(sql);
  const desk = user(sql, house.members.receptionist);
  const arrive = () => once(desk, "key", "hash", "create_visit", house.id, { patient: { name: "Ana" } });
  const answers = await Promise.all(Array.from({ length: 10 }, arrive));
  answers.push(await arrive());
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  assert.ok(z.parse(CreatedVisit, answers[0]));
  assert.equal(await visitsOf(house), 1);
});

Deno.test("idempotency: another request under a used key is refused, another person's key is not", async () => {
  const house = await clinic(sql);
  const [desk, nurse] = [user(sql, house.members.receptionist), user(sql, house.members.nurse)];
  const arrive = (who: Actor, hash: string) =>
    once(who, "key", hash, "create_visit", house.id, { patient: { name: "Ana" } });
  await arrive(desk, "one");
  assert.equal(await codeOf(arrive(desk, "other")), "IDKEY");
  await arrive(nurse, "other");
  assert.equal(await visitsOf(house), 2);
});

Deno.test("idempotency: a request that failed leaves the key free", async () => {
  const house = await clinic(sql);
  const desk = user(sql, house.members.receptionist);
  const arrive = (hash: string, patient: object) =>
    once(desk, "key", hash, "create_visit", house.id, { patient });
  assert.equal(await codeOf(arrive("wrong", { name: "Ana", cpf: "1" })), "INVLD");
  await arrive("right", { name: "Ana" });
  assert.equal(await visitsOf(house), 1);
});

Deno.test("idempotency: one that fails lets the one that waits for it run", async () => {
  const house = await clinic(sql);
  const desk = user(sql, house.members.receptionist);
  let second: Promise<unknown> | undefined;
  const first = desk.run(async (sql) => {
    await sql`select * from private.claim_idempotency_key('key', 'hash')`;
    second = once(desk, "key", "hash", "create_visit", house.id, { patient: { name: "Ana" } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    throw { code: "broken", message: "the connection was lost" };
  });
  assert.equal(await codeOf(first), "broken");
  assert.ok(z.parse(CreatedVisit, await second));
});

Deno.test("idempotency: nobody waiting is an answer too, and stays one", async () => {
  const house = await clinic(sql);
  const desk = user(sql, house.members.receptionist);
  assert.equal(await once(desk, "key", "hash", "call_next", house.id, {}), null);
  await visit(sql, house);
  assert.equal(await once(desk, "key", "hash", "call_next", house.id, {}), null);
});

Deno.test("idempotency: keys are forgotten after a day", async () => {
  const house = await clinic(sql);
  const desk = user(sql, house.members.receptionist);
  const arrive = (hash: string) =>
    once(desk, "key", hash, "create_visit", house.id, { patient: { name: "Ana" } });
  await arrive("one");
  await sql`update private.idempotency_keys set created_at = now() - interval '25 hours'
    where user_id = ${house.members.receptionist}`;
  await arrive("other");
  assert.equal(await visitsOf(house), 2);
});
