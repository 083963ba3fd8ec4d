import assert from "node:assert/strict";
import { type Actor, actor, type ActorName, ACTORS, codeOf, user } from "../support/actors.ts";
import { clinic, person, visit } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const [here, there] = [await clinic(sql), await clinic(sql)];
await visit(sql, here);
await visit(sql, there);
await sql`insert into realtime.messages (topic, extension, event, private) values
  (${`queue:${here.id}`}, 'presence', 'x', true), (${`staff:${here.id}`}, 'presence', 'x', true),
  ('queue:', 'broadcast', 'x', true), (${here.id}, 'broadcast', 'x', true), (${`other:${here.id}`}, 'broadcast', 'x', true)`;
const around = { clinic: here, other: there, strangerId: await person(sql) };

/** What an actor may receive: topics of broadcasts, whatever topic they ask for. */
async function topicsOf(who: Actor, asked: string): Promise<string[]> {
  const rows = await who.run(async (sql) => {
    await sql`select set_config('realtime.topic', ${asked}, true)`;
    return await sql`select distinct topic from realtime.messages order by topic`;
  });
  return rows.map(({ topic }) => topic);
}

const EXPECTED: Partial<Record<ActorName, string[]>> = {
  ticket: [`queue:${here.id}`],
  outsider: [`queue:${there.id}`, `staff:${there.id}`],
  stranger: [],
  anonymous: [],
};

for (const name of ACTORS) {
  Deno.test(`realtime: what ${name} receives`, async () => {
    const expected = EXPECTED[name] ?? [`queue:${here.id}`, `staff:${here.id}`];
    for (const topic of [`queue:${here.id}`, `staff:${here.id}`, `queue:${there.id}`]) {
      assert.deepEqual(await topicsOf(actor(sql, name, around), topic), expected);
    }
  });

  Deno.test(`realtime: ${name} sends nothing`, async () => {
    for (const topic of [`queue:${here.id}`, `staff:${here.id}`, "anything"]) {
      const send = actor(sql, name, around).run(async (sql) => {
        await sql`select set_config('realtime.topic', ${topic}, true)`;
        await sql`insert into realtime.messages (topic, extension, event, private) values
          (${topic}, 'broadcast', 'snapshot', true)`;
      });
      assert.equal(await codeOf(send), "42501");
    }
  });
}

Deno.test("realtime: a member who was removed receives nothing any more", async () => {
  const house = await clinic(sql);
  await visit(sql, house);
  const nurse = user(sql, house.members.nurse);
  assert.equal((await topicsOf(nurse, `queue:${house.id}`)).length, 2);
  await sql`delete from public.members where user_id = ${house.members.nurse}`;
  assert.deepEqual(await topicsOf(nurse, `queue:${house.id}`), []);
});
