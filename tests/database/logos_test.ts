import assert from "node:assert/strict";
import { actor, type ActorName, ACTORS, codeOf, user } from "../support/actors.ts";
import { clinic, person } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const logo = (id: string) => ({ bucket_id: "logos", name: `${id}/${crypto.randomUUID()}.png` });

Deno.test("logos: owners and admins write in their establishment's folder, nobody elsewhere", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const around = { clinic: house, other, strangerId: await person(sql) };
  const may: ActorName[] = ["owner", "admin"];
  for (const name of ACTORS) {
    const who = actor(sql, name, around);
    const add = who.run((sql) => sql`insert into storage.objects ${sql(logo(house.id))}`);
    if (may.includes(name)) assert.equal((await add).count, 1, name);
    else assert.equal(await codeOf(add), "42501", name);
  }
  const owner = user(sql, house.members.owner);
  for (
    const row of [
      logo(other.id),
      { bucket_id: "logos", name: "logo.png" },
      {
        bucket_id: "logos",
        name: `${house.id}/../${other.id}/logo.png`,
      },
      { bucket_id: "logos", name: `${house.id}/logo.svg` },
      { bucket_id: "other", name: `${house.id}/a.png` },
    ]
  ) {
    await sql`insert into storage.buckets (id, name) values ('other', 'other') on conflict do nothing`;
    const add = owner.run((sql) => sql`insert into storage.objects ${sql(row)}`);
    assert.equal(await codeOf(add), "42501", row.name);
  }
});

Deno.test("logos: seen, replaced and removed through the owner's own folder only", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  await sql`insert into storage.objects ${sql([logo(house.id), logo(other.id)])}`;
  for (const [role, reached] of [["owner", 1], ["nurse", 0]] as const) {
    const who = user(sql, house.members[role]);
    assert.equal((await who.run((sql) => sql`select from storage.objects`)).length, reached);
    assert.equal((await who.run((sql) => sql`update storage.objects set metadata = '{}'`)).count, reached);
    if (role === "owner") {
      const move = who.run((sql) => sql`update storage.objects set name = ${logo(other.id).name}`);
      assert.equal(await codeOf(move), "42501");
    } else assert.equal((await who.run((sql) => sql`delete from storage.objects`)).count, 0);
  }
  const owner = user(sql, house.members.owner);
  assert.equal((await owner.run((sql) => sql`delete from storage.objects`)).count, 1);
});
