import assert from "node:assert/strict";
import * as z from "zod/mini";
import { Profile } from "../../edge/domain/establishment.ts";
import {
  Invitation,
  Member,
  NewMembership,
  OpenInvitation,
  SentInvitation,
} from "../../edge/domain/member.ts";
import { type Clinic, clinic, person } from "../support/builders.ts";
import { startSmtp } from "../support/smtp_server.ts";
import { testApi } from "./support/test_api.ts";

const written: string[] = [];
const api = await testApi({
  publicUrl: "https://vez.example",
  writeMail: (text) => void written.push(text),
});
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

const team = (house: Clinic) => `/establishments/${house.id}/members`;

/** Invites a login of this database and gives the token of the mail. */
async function invite(house: Clinic, email: string, role = "nurse"): Promise<string> {
  const owner = await api.as(house.members.owner);
  const answer = await owner.post(team(house), { email, role });
  assert.equal(answer.status, 201, answer.text);
  const mail = written.findLast((text) => text.startsWith(`Mail to ${email}:`)) ?? "";
  return /https:\/\/vez\.example\/convite\/([\w-]{24})\n/.exec(mail)?.[1] ?? assert.fail(mail);
}

Deno.test("POST /establishments/:id/members mails the link to the invited person and tells it to nobody else", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const answer = await owner.post(team(house), { email: " Nova@Example.com ", role: "nurse" }, {
    "accept-language": "en",
  });
  assert.equal(answer.status, 201);
  const sent = answer.read(SentInvitation);
  assert.deepEqual([sent.email, sent.role, sent.status, sent.mailed], [
    "nova@example.com",
    "nurse",
    "pending",
    true,
  ]);
  const mail = written.findLast((text) => text.includes("nova@example.com")) ?? "";
  const [, token] = /convite\/([\w-]{24})/.exec(mail) ?? [];
  assert.match(mail, /as Nursing/);
  assert.ok(token && !answer.text.includes(token));
  const listed = (await owner.get(`/establishments/${house.id}/invitations`)).read(z.array(Invitation));
  assert.deepEqual(listed.map(({ email }) => email), ["nova@example.com"]);
});

Deno.test("POST /establishments/:id/members with a key invites and mails once, and keeps no token", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const body = { email: "uma.vez@example.com", role: "doctor" };
  const send = () => owner.post(team(house), body, { "idempotency-key": "invite-once" });
  const [first, second] = [(await send()).read(SentInvitation), (await send()).read(SentInvitation)];
  assert.equal(second.id, first.id);
  assert.deepEqual([first.mailed, second.mailed], [true, null]);
  assert.equal(written.filter((text) => text.startsWith(`Mail to ${body.email}:`)).length, 1);
  const [{ kept }] = await api.sql`
    select answer as kept from private.idempotency_keys where key = 'invite-once' and user_id = ${house.members.owner}`;
  assert.equal(kept.token, undefined);
});

Deno.test("POST /establishments/:id/members names wrong fields, and says who is a member already", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const wrong = (await owner.post(team(house), { email: "nobody", role: "king" })).problem();
  assert.deepEqual(wrong.errors?.map(({ path, code }) => [path, code]), [
    ["email", "invalid_email"],
    ["role", "invalid_choice"],
  ]);
  const again = await owner.post(team(house), { email: `${house.members.nurse}@example.com`, role: "nurse" });
  assert.deepEqual([again.status, again.problem().code], [409, "already_member"]);
});

Deno.test("POST /establishments/:id/members hands the mail to SMTP_URL, and says when nobody takes it", async () => {
  await using smtp = startSmtp();
  await using refusing = startSmtp({ refuse: true });
  for (const [server, taken] of [[smtp, true], [refusing, false]] as const) {
    await using mailing = await testApi({ publicUrl: "https://vez.example", smtpUrl: server.url });
    const house = await clinic(mailing.sql);
    const owner = await mailing.as(house.members.owner);
    const answer = await owner.post(team(house), { email: "joana@example.com", role: "receptionist" });
    assert.equal(answer.status, 201);
    assert.equal(answer.read(SentInvitation).mailed, taken);
  }
  const mail = await smtp.mailTo("joana@example.com");
  assert.match(mail.data, /^From: avisos@vez\.example\r$/m);
  assert.match(mail.data, /^To: joana@example\.com\r$/m);
  assert.match(mail.text, /https:\/\/vez\.example\/convite\/[\w-]{24}/);
  assert.match(mail.text, /na função Recepção/);
});

Deno.test("GET /invitations/:token tells anybody with the link where it leads, with the address masked", async () => {
  const house = await clinic(api.sql);
  const token = await invite(house, "maria@example.com");
  const seen = (await api.bearing().get(`/invitations/${token}`)).read(OpenInvitation);
  assert.deepEqual([seen.email, seen.role, seen.status], ["m***@example.com", "nurse", "pending"]);
  assert.equal((await api.bearing().get(`/invitations/${"x".repeat(24)}`)).status, 404);
  assert.equal((await api.bearing().get("/invitations/short")).status, 404);
});

Deno.test("POST /invitations/:token/accept lets the invited login in, once, and nobody else", async () => {
  const house = await clinic(api.sql);
  const [guest, stranger] = [await person(api.sql), await person(api.sql)];
  const token = await invite(house, `${guest}@example.com`);
  const accept = async (user: string) => (await api.as(user)).post(`/invitations/${token}/accept`);
  assert.equal((await api.bearing().post(`/invitations/${token}/accept`)).status, 401);
  const other = await accept(stranger);
  assert.deepEqual([other.status, other.problem().code], [403, "invitation_for_another"]);
  const joined = (await accept(guest)).read(NewMembership);
  assert.deepEqual([joined.establishment.slug, joined.role], [house.slug, "nurse"]);
  const again = await accept(guest);
  assert.deepEqual([again.status, again.problem().code], [409, "invitation_closed"]);
});

Deno.test("DELETE /establishments/:id/invitations/:invitation closes the link; another clinic's is not found", async () => {
  const [house, other] = [await clinic(api.sql), await clinic(api.sql)];
  const guest = await person(api.sql);
  const token = await invite(house, `${guest}@example.com`);
  const owner = await api.as(house.members.owner);
  const list = `/establishments/${house.id}/invitations`;
  const [{ id }] = (await owner.get(list)).read(z.array(Invitation));
  const foreigner = await api.as(other.members.owner);
  assert.equal((await foreigner.delete(`${list}/${id}`)).status, 404);
  assert.equal((await foreigner.delete(`/establishments/${other.id}/invitations/${id}`)).status, 404);
  assert.equal((await owner.delete(`${list}/${id}`)).status, 204);
  const late = await (await api.as(guest)).post(`/invitations/${token}/accept`);
  assert.deepEqual([late.status, late.problem().code], [409, "invitation_closed"]);
});

Deno.test("members are listed and changed by owners and admins; admins never touch owners", async () => {
  const house = await clinic(api.sql);
  const [admin, nurse] = [await api.as(house.members.admin), await api.as(house.members.nurse)];
  const listed = (await admin.get(team(house))).read(z.array(Member));
  assert.deepEqual(listed.map(({ role }) => role), ["owner", "admin", "receptionist", "nurse", "doctor"]);
  assert.equal((await nurse.get(team(house))).status, 403);
  const doctor = `${team(house)}/${house.members.doctor}`;
  assert.equal((await nurse.patch(doctor, { role: "admin" })).status, 403);
  assert.equal((await admin.patch(doctor, { role: "nurse" })).read(Member).role, "nurse");
  assert.equal((await admin.patch(doctor, { role: "owner" })).status, 403);
  assert.equal((await admin.delete(`${team(house)}/${house.members.owner}`)).status, 403);
  const stranger = await api.as(await person(api.sql));
  for (const answer of [await stranger.get(team(house)), await stranger.delete(doctor)]) {
    assert.equal(answer.status, 404);
  }
});

Deno.test("DELETE /establishments/:id/members/:user makes the member's next request 404", async () => {
  const house = await clinic(api.sql);
  const nurse = await api.as(house.members.nurse);
  assert.equal((await nurse.get(`/establishments/${house.id}/queue`)).status, 200);
  const owner = await api.as(house.members.owner);
  assert.equal((await owner.delete(`${team(house)}/${house.members.nurse}`)).status, 204);
  for (const path of ["", "/queue", "/indicators", "/professionals", "/members"]) {
    assert.equal((await nurse.get(`/establishments/${house.id}${path}`)).status, 404, path);
  }
  assert.deepEqual((await nurse.get("/me")).read(Profile).establishments, []);
});

Deno.test("the last owner stays until ownership is transferred", async () => {
  const house = await clinic(api.sql);
  const owner = await api.as(house.members.owner);
  const leave = `/establishments/${house.id}/leave`;
  for (
    const answer of [
      await owner.post(leave),
      await owner.delete(`${team(house)}/${house.members.owner}`),
      await owner.patch(`${team(house)}/${house.members.owner}`, { role: "admin" }),
    ]
  ) assert.deepEqual([answer.status, answer.problem().code], [409, "last_owner"]);
  const transfer = `/establishments/${house.id}/transfer`;
  const admin = await api.as(house.members.admin);
  assert.equal((await admin.post(transfer, { user_id: house.members.admin })).status, 403);
  const made = await owner.post(transfer, { user_id: house.members.doctor });
  assert.equal(made.read(Member).role, "owner");
  assert.equal((await owner.post(leave)).status, 204);
  assert.equal((await owner.get(`/establishments/${house.id}`)).status, 404);
});
