import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv, StaffEnv } from "../api_env.ts";
import { readByToken, takeAttempt } from "../data/attempt.ts";
import {
  acceptInvitation,
  inviteMember,
  listInvitations,
  readInvitation,
  revokeInvitation,
} from "../data/invitation.ts";
import { readProfile } from "../data/profile.ts";
import { requireRole } from "../data/refusal.ts";
import { Id } from "../domain/fields.ts";
import {
  Invitation,
  NewInvitation,
  NewMembership,
  OpenInvitation,
  SentInvitation,
} from "../domain/member.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";
import type { Mail, Mailer } from "../notify/mailer.ts";
import type { InvitationTold } from "../texts/mails/pt_BR.ts";
import type { Texts } from "../texts/pt_BR.ts";
import { textsFor } from "../texts/texts.ts";

const tag = "team";

/** 144 random bits, told to the invited person alone. */
const ByToken = z.object({ token: z.string().check(z.regex(/^[A-Za-z0-9_-]{24}$/)) });
const ByInvitation = z.object({ id: Id, invitation: Id });

/** How people join a clinic's team. */
export const invitations = new Hono<ApiEnv>()
  .post(
    "/establishments/:id/members",
    describe({
      id: "inviteMember",
      tag,
      summary: "Invite somebody by e-mail",
      description:
        "The link goes by mail to the address, is good for 7 days and for one use; an earlier one " +
        "of the same address ends. Only owners invite owners.",
      answers: { 201: SentInvitation },
      problems: ["role_not_allowed", "already_member", "too_many_requests"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(NewInvitation),
    async (c) => {
      const [{ id }, wish] = [c.req.valid("param"), c.req.valid("json")];
      await countInvitation(c.var, id, wish.email);
      const made = await inviteMember(c.var.caller, id, wish);
      const { token, establishment, ...invitation } = made;
      if (token === undefined) return c.json({ ...invitation, mailed: null }, 201);
      const texts = textsFor(c.req.header("accept-language"));
      const told = { establishment, role: invitation.role, link: c.var.pageUrl(`/convite/${token}`) };
      const mailed = await isSent(c.var.mailer, invitationMail(texts, invitation.email, told));
      if (!mailed) c.set("failure", "mail");
      return c.json({ ...invitation, mailed }, 201);
    },
  )
  .get(
    "/establishments/:id/invitations",
    describe({
      id: "listInvitations",
      tag,
      summary: "List open and expired invitations, latest first",
      answers: { 200: z.array(Invitation) },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await listInvitations(c.var.caller, c.req.valid("param").id), 200),
  )
  .delete(
    "/establishments/:id/invitations/:invitation",
    describe({
      id: "revokeInvitation",
      tag,
      summary: "Take an invitation back",
      answers: { 204: null },
      problems: ["role_not_allowed", "invitation_closed"],
      access: "staff",
    }),
    session(),
    path(ByInvitation),
    async (c) => {
      const { id, invitation } = c.req.valid("param");
      await revokeInvitation(c.var.caller, id, invitation);
      return c.body(null, 204);
    },
  )
  .get(
    "/invitations/:token",
    describe({
      id: "readInvitation",
      tag,
      summary: "Read an invitation by its link",
      answers: { 200: OpenInvitation },
      problems: ["not_found", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) => {
      const { token } = c.req.valid("param");
      return c.json(await readByToken(c.var, readInvitation(c.var.database, token)), 200);
    },
  )
  .post(
    "/invitations/:token/accept",
    describe({
      id: "acceptInvitation",
      tag,
      summary: "Join the team, with the login of the invited e-mail address",
      answers: { 200: NewMembership },
      problems: ["invitation_closed", "invitation_for_another", "too_many_requests"],
      access: "staff",
    }),
    session(),
    path(ByToken),
    once(),
    async (c) => {
      const { token } = c.req.valid("param");
      await takeAttempt(c.var.database, "accept", `${c.var.client.network} ${token}`);
      return c.json(await readByToken(c.var, acceptInvitation(c.var.caller, token)), 200);
    },
  );

export type InvitationRoutes = typeof invitations;

/** Each is a mail to somebody who did not ask for it. Who may not invite uses up nobody's. */
async function countInvitation(
  { caller, database }: Pick<StaffEnv["Variables"], "caller" | "database">,
  establishment: string,
  email: string,
): Promise<void> {
  await requireRole(caller, establishment, "owner", "admin");
  const { id: login } = await readProfile(caller);
  await takeAttempt(database, "invite", login);
  await takeAttempt(database, "invite_establishment", establishment);
  await takeAttempt(database, "invite_pair", `${establishment} ${email}`);
  await takeAttempt(database, "invite_address", email);
}

function invitationMail({ mails }: Texts, to: string, told: InvitationTold): Mail {
  const { subject, text } = mails.invitation;
  return { to, subject: subject(told.establishment), text: text(told) };
}

/** False when no server took the mail: the invitation stands, and the inviter can send another. */
function isSent(mailer: Mailer, mail: Mail): Promise<boolean> {
  return mailer.send(mail).then(() => true, () => false);
}
