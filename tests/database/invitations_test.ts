import assert from "node:assert/strict";
import * as z from "zod/mini";
import { MEMBER_ROLES, MemberRole } from "../../edge/domain/member.ts";
import { anonymous, codeOf, refusal, user } from "../support/actors.ts";
import { type Clinic, clinic, person } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { invitation } from "../support/people.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: MemberRole,
  status: z.string(),
  created_at: z.string(),
  expires_at: z.string(),
  invited_by: z.nullable(z.string()),
});
const Invited = z.extend(Invitation, { token: z.string() });
const Door = z.object({
  establishment: z.object({ name: z.string() }),
  role: MemberRole,
  email: z.string(),
  status: z.string(),
  expires_at: z.string(),
});
const Joined = z.object({
  role: MemberRole,
  establishment: z.object({ id: z.string(), slug: z.string(), name: z.string(), timezone: z.string() }),
});

const as = (house: Clinic, role: MemberRole) => user(sql, house.members[role]);
const emailOf = async (id: string) => (await sql`select email from auth.users where id = ${id}`)[0].email;

Deno.test("invite_member() by owners and admins, and owners by owners only", async () => {
  const house = await clinic(sql);
  for (const by of MEMBER_ROLES) {
    for (const role of ["nurse", "owner"] as const) {
      const invite = as(house, by).call(Invited, "invite_member", house.id, {
        email: ` Ana.${by}.${role}@Example.com `,
        role,
      });
      const allowed = by === "owner" || by === "admin" && role !== "owner";
      if (allowed) assert.equal((await invite).email, `ana.${by}.${role}@example.com`);
      else assert.equal(await codeOf(invite), "DNIED", `${by} invites ${role}`);
    }
  }
});

Deno.test("invite_member() wants an e-mail address and a role, and nobody who is a member", async () => {
  const house = await clinic(sql);
  const invite = (data: object) => as(house, "owner").call(Invited, "invite_member", house.id, data);
  assert.equal(await codeOf(invite({ email: "a@b.co" })), "INVLD");
  assert.equal(await codeOf(invite({ role: "nurse" })), "INVLD");
  assert.equal(await codeOf(invite({ email: "nobody", role: "nurse" })), "INVLD");
  assert.equal(await codeOf(invite({ email: "a@b.co", role: "boss" })), "INVLD");
  const email = (await emailOf(house.members.nurse)).toUpperCase();
  assert.equal(await codeOf(invite({ email, role: "doctor" })), "MEMBR");
});

Deno.test("invitations: the token has 144 bits, is told once and kept as a hash", async () => {
  const house = await clinic(sql);
  const owner = as(house, "owner");
  const { token } = await owner.call(Invited, "invite_member", house.id, { email: "a@b.co", role: "nurse" });
  assert.match(token, /^[A-Za-z0-9_-]{24}$/);
  const rows =
    await sql`select i::text as text from public.invitations as i where establishment_id = ${house.id}`;
  const entries =
    await sql`select changes::text as text from public.audit_log where establishment_id = ${house.id}`;
  const hash = createHex(
    new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token))),
  );
  assert.ok(rows[0].text.includes(hash));
  for (const { text } of [...rows, ...entries]) assert.ok(!text.includes(token));
  for (const { text } of entries) assert.ok(!text.includes(hash));
  const [listed] = await owner.call(z.array(z.record(z.string(), z.unknown())), "list_invitations", house.id);
  assert.deepEqual(Object.keys(listed).sort(), Object.keys(Invitation.shape).sort());
});

function createHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

Deno.test("read_invitation() tells whoever has the link where, as what, and a masked address", async () => {
  const house = await clinic(sql);
  const { token } = await as(house, "admin").call(Invited, "invite_member", house.id, {
    email: "helena.prado@example.com",
    role: "doctor",
  });
  const seen = await anonymous(sql).call(Door, "read_invitation", token);
  const { name } = seen.establishment;
  assert.match(name, /^Clínica Aurora/);
  assert.deepEqual([seen.role, seen.email, seen.status], ["doctor", "h***@example.com", "pending"]);
});

Deno.test("accept_invitation() makes the invited login a member, once", async () => {
  const house = await clinic(sql);
  const guest = await person(sql);
  const { token } = await as(house, "owner").call(Invited, "invite_member", house.id, {
    email: await emailOf(guest),
    role: "nurse",
  });
  const stranger = user(sql, await person(sql));
  assert.equal(await codeOf(stranger.call(Joined, "accept_invitation", token)), "INVOT");
  const joined = await user(sql, guest).call(Joined, "accept_invitation", token);
  assert.deepEqual([joined.role, joined.establishment.id, joined.establishment.slug], [
    "nurse",
    house.id,
    house.slug,
  ]);
  const { code: state, detail } = await refusal(user(sql, guest).call(Joined, "accept_invitation", token));
  assert.deepEqual([state, detail], ["INVCL", '{"status": "accepted"}']);
  assert.equal((await anonymous(sql).call(Door, "read_invitation", token)).status, "accepted");
});

Deno.test("accept_invitation() by the same login ten times at once: one membership, nine refusals", async () => {
  const house = await clinic(sql);
  const guest = await person(sql);
  await invitation(sql, house, { email: await emailOf(guest), token: `ten-${guest}` });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, () => user(sql, guest).call(Joined, "accept_invitation", `ten-${guest}`)),
  );
  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
});

Deno.test("accept_invitation(): after seven days, a revocation or a newer invitation it is closed", async () => {
  const house = await clinic(sql);
  const guest = await person(sql);
  const email = await emailOf(guest);
  const accept = (token: string) => refusal(user(sql, guest).call(Joined, "accept_invitation", token));
  const owner = as(house, "owner");
  const first = await owner.call(Invited, "invite_member", house.id, { email, role: "nurse" });
  const second = await owner.call(Invited, "invite_member", house.id, { email, role: "doctor" });
  assert.deepEqual((await accept(first.token)).detail, '{"status": "revoked"}');
  const days = (Date.parse(second.expires_at) - Date.parse(second.created_at)) / 86_400_000;
  assert.equal(days, 7);
  await sql`update public.invitations set expires_at = now() where id = ${second.id}`;
  assert.deepEqual((await accept(second.token)).detail, '{"status": "expired"}');
  const third = await owner.call(Invited, "invite_member", house.id, { email, role: "doctor" });
  await owner.call(Invitation, "revoke_invitation", third.id);
  assert.deepEqual((await accept(third.token)).detail, '{"status": "revoked"}');
  assert.deepEqual(await owner.call(z.array(Invitation), "list_invitations", house.id), []);
});

Deno.test("revoke_invitation(): an owner's invitation by owners only, an accepted one by nobody", async () => {
  const house = await clinic(sql);
  const id = await invitation(sql, house, { role: "owner" });
  assert.equal(await codeOf(as(house, "admin").call(Invitation, "revoke_invitation", id)), "DNIED");
  assert.equal(await codeOf(as(house, "nurse").call(Invitation, "revoke_invitation", id)), "DNIED");
  assert.equal((await as(house, "owner").call(Invitation, "revoke_invitation", id)).status, "revoked");
  const accepted = await invitation(sql, house);
  await sql`update public.invitations set accepted_at = now() where id = ${accepted}`;
  assert.equal(await codeOf(as(house, "owner").call(Invitation, "revoke_invitation", accepted)), "INVCL");
});
