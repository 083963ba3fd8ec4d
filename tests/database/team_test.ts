import assert from "node:assert/strict";
import * as z from "zod/mini";
import { MemberRole } from "../../edge/domain/member.ts";
import { type Actor, codeOf, refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, person, professional } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { invitation } from "../support/people.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Member = z.object({
  user_id: z.string(),
  role: MemberRole,
  email: z.nullable(z.string()),
  since: z.string(),
  professional: z.nullable(z.object({ id: z.string(), full_name: z.string() })),
});
const Gone = z.object({ user_id: z.string() });

const as = (house: Clinic, role: MemberRole) => user(sql, house.members[role]);

async function rolesOf(house: Clinic): Promise<Record<string, string>> {
  const rows = await sql`select user_id, role from public.members where establishment_id = ${house.id}`;
  return Object.fromEntries(rows.map(({ user_id, role }) => [user_id, role]));
}

/** A second owner of a clinic. */
async function secondOwner(house: Clinic): Promise<Actor & { id: string }> {
  const id = await person(sql);
  await sql`insert into public.members (establishment_id, user_id, role) values (${house.id}, ${id}, 'owner')`;
  return { ...user(sql, id), id };
}

Deno.test("list_members() shows owners and admins the team with logins and professionals", async () => {
  const house = await clinic(sql);
  await as(house, "admin").call(z.unknown(), "link_professional", house.professional, house.members.doctor);
  const team = await as(house, "admin").call(z.array(Member), "list_members", house.id);
  assert.deepEqual(team.map(({ role }) => role), ["owner", "admin", "receptionist", "nurse", "doctor"]);
  const doctor = team.find(({ role }) => role === "doctor");
  assert.deepEqual([doctor?.professional?.id, doctor?.email], [
    house.professional,
    `${house.members.doctor}@example.com`,
  ]);
  for (const role of ["receptionist", "nurse", "doctor"] as const) {
    assert.equal(await codeOf(as(house, role).call(z.unknown(), "list_members", house.id)), "DNIED");
  }
});

Deno.test("link_professional() moves the link, and it ends with the membership", async () => {
  const house = await clinic(sql);
  const second = await professional(sql, house.id);
  const link = (id: string, member: string) =>
    as(house, "owner").call(z.unknown(), "link_professional", id, member);
  await link(house.professional, house.members.doctor);
  await link(second, house.members.doctor);
  const links = async () =>
    Object.fromEntries(
      (await sql`select id, user_id from public.professionals where establishment_id = ${house.id}`)
        .map(({ id, user_id }) => [id, user_id]),
    );
  assert.deepEqual(await links(), { [house.professional]: null, [second]: house.members.doctor });
  assert.equal(await codeOf(link(second, await person(sql))), "INVLD");
  await as(house, "owner").call(Gone, "remove_member", house.id, house.members.doctor);
  assert.deepEqual(await links(), { [house.professional]: null, [second]: null });
});

Deno.test("change_member_role() by owners and admins; admins neither touch nor make owners", async () => {
  const house = await clinic(sql);
  const change = (by: MemberRole, member: string, role: string) =>
    as(house, by).call(Member, "change_member_role", house.id, member, role);
  assert.equal((await change("admin", house.members.nurse, "doctor")).role, "doctor");
  assert.equal((await change("owner", house.members.nurse, "owner")).role, "owner");
  assert.equal(await codeOf(change("admin", house.members.nurse, "nurse")), "DNIED");
  assert.equal(await codeOf(change("admin", house.members.doctor, "owner")), "DNIED");
  assert.equal(await codeOf(change("admin", house.members.admin, "owner")), "DNIED");
  assert.equal(await codeOf(change("receptionist", house.members.doctor, "nurse")), "DNIED");
});

Deno.test("change_member_role(), remove_member(): a person of another clinic is not found", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const owner = as(house, "owner");
  assert.equal(
    await codeOf(owner.call(z.unknown(), "change_member_role", house.id, other.members.nurse, "nurse")),
    "NTFND",
  );
  assert.equal(
    await codeOf(owner.call(z.unknown(), "remove_member", house.id, other.members.nurse)),
    "NTFND",
  );
  assert.equal(
    await codeOf(owner.call(z.unknown(), "transfer_ownership", house.id, other.members.nurse)),
    "NTFND",
  );
  assert.equal((await rolesOf(other))[other.members.nurse], "nurse");
});

Deno.test("remove_member(): the removed find nothing at their next request", async () => {
  const house = await clinic(sql);
  const nurse = as(house, "nurse");
  await nurse.call(z.unknown(), "staff_queue", house.id);
  await as(house, "admin").call(Gone, "remove_member", house.id, house.members.nurse);
  assert.equal(await codeOf(nurse.call(z.unknown(), "staff_queue", house.id)), "NTFND");
  const seen = await nurse.run((sql) =>
    sql`select from public.patients where establishment_id = ${house.id}`
  );
  assert.equal(seen.length, 0);
  assert.equal(
    await codeOf(as(house, "admin").call(Gone, "remove_member", house.id, house.members.owner)),
    "DNIED",
  );
});

Deno.test("the last owner can neither leave, be removed, be demoted nor lose the login", async () => {
  const house = await clinic(sql);
  const owner = as(house, "owner");
  const { code: state, detail } = await refusal(owner.call(Gone, "leave_establishment", house.id));
  assert.equal(state, "LASTO");
  assert.equal(JSON.parse(detail ?? "").establishments[0].id, house.id);
  assert.equal(await codeOf(owner.call(Gone, "remove_member", house.id, house.members.owner)), "LASTO");
  assert.equal(
    await codeOf(owner.call(Member, "change_member_role", house.id, house.members.owner, "admin")),
    "LASTO",
  );
  assert.equal(await codeOf(sql`delete from auth.users where id = ${house.members.owner}`), "LASTO");
  await secondOwner(house);
  assert.deepEqual(await owner.call(Gone, "leave_establishment", house.id), { user_id: house.members.owner });
});

Deno.test("transfer_ownership() makes another the owner and the former owner an admin", async () => {
  const house = await clinic(sql);
  const owner = as(house, "owner");
  const transfer = (by: Actor, member: string) => by.call(Member, "transfer_ownership", house.id, member);
  assert.equal(await codeOf(transfer(as(house, "admin"), house.members.admin)), "DNIED");
  assert.equal(await codeOf(transfer(owner, house.members.owner)), "INVLD");
  assert.equal((await transfer(owner, house.members.doctor)).role, "owner");
  const roles = await rolesOf(house);
  assert.deepEqual([roles[house.members.owner], roles[house.members.doctor]], ["admin", "owner"]);
});

/** What two owners may do at the same moment, each of which alone is fine. */
const COUPS: ((house: string, me: string, other: string) => [string, ...string[]])[] = [
  (house, _me, other) => ["remove_member", house, other],
  (house, _me, other) => ["change_member_role", house, other, "nurse"],
  (house) => ["leave_establishment", house],
  (house, me) => ["change_member_role", house, me, "admin"],
];

Deno.test("two owners going or removing each other at once, 1,000 times: one owner stays", async () => {
  const house = await clinic(sql);
  const [first, second] = [house.members.owner, (await secondOwner(house)).id];
  const [one, two] = [user(sql, first), user(sql, second)];
  for (let i = 0; i < 1000; i++) {
    const [left, right] = [COUPS[i % 4], COUPS[Math.floor(i / 4) % 4]];
    const outcomes = await Promise.allSettled([
      one.call(z.unknown(), ...left(house.id, first, second)),
      two.call(z.unknown(), ...right(house.id, second, first)),
    ]);
    const roles = await rolesOf(house);
    assert.equal(Object.values(roles).filter((role) => role === "owner").length, 1, `round ${i}`);
    const codes = outcomes.flatMap((one) => one.status === "rejected" ? [String(one.reason.code)] : []);
    assert.ok(
      codes.length < 2 && codes.every((code) => code === "LASTO" || code === "NTFND" || code === "DNIED"),
    );
    await sql`
      insert into public.members (establishment_id, user_id, role)
      values (${house.id}, ${first}, 'owner'), (${house.id}, ${second}, 'owner')
      on conflict (establishment_id, user_id) do update set role = 'owner'`;
  }
});

Deno.test("two owners' logins deleted at once, 200 times: the table itself keeps one", async () => {
  const house = await clinic(sql);
  for (let i = 0; i < 200; i++) {
    const { id } = await secondOwner(house);
    const [{ id: first }] = await sql`
      select user_id as id from public.members
      where establishment_id = ${house.id} and role = 'owner' and user_id <> ${id}`;
    const outcomes = await Promise.allSettled(
      [first, id].map((one) => sql`delete from auth.users where id = ${one}`.execute()),
    );
    assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1, `round ${i}`);
  }
});

Deno.test("a member who is removed or demoted leaves no invitation behind that they could not make", async () => {
  const house = await clinic(sql);
  const admin = as(house, "admin");
  const open = async () =>
    (await sql`select email from public.invitations where establishment_id = ${house.id} and revoked_at is null`)
      .map(({ email }) => email);
  await invitation(sql, house, { email: "stays@example.com" });
  await admin.call(z.unknown(), "invite_member", house.id, { email: "goes@example.com", role: "nurse" });
  assert.equal((await open()).length, 2);
  await as(house, "owner").call(Member, "change_member_role", house.id, house.members.admin, "nurse");
  assert.deepEqual(await open(), ["stays@example.com"]);
});

Deno.test("a member who is removed leaves no kept answers behind", async () => {
  const house = await clinic(sql);
  await sql`insert into private.idempotency_keys (user_id, key, request_hash, answer, created_at)
    values (${house.members.nurse}, 'k', 'h', '{"patient": "Ana"}', now() - interval '1 minute')`;
  await as(house, "owner").call(Gone, "remove_member", house.id, house.members.nurse);
  const kept = await sql`select from private.idempotency_keys where user_id = ${house.members.nurse}`;
  assert.equal(kept.length, 0);
});
