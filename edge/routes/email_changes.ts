import { type Context, Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv, StaffEnv } from "../api_env.ts";
import { readByToken, takeAttempt } from "../data/attempt.ts";
import {
  completeEmailChange,
  readEmailChange,
  readPasswordMark,
  requestEmailChange,
} from "../data/email_change.ts";
import { readProfile } from "../data/profile.ts";
import { ChangedEmail, EmailWish, OpenEmailChange } from "../domain/login.ts";
import { EmailProofRequest } from "../domain/login_session.ts";
import { Token } from "../domain/fields.ts";
import { body, path } from "../middleware/input.ts";
import { confirmPassword } from "../middleware/password.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";
import { textsFor } from "../texts/texts.ts";

const tag = "account";
const ByToken = z.object({ token: Token });

/** How somebody gets another login address: by a link that is mailed to it. */
export const emailChanges = new Hono<ApiEnv>()
  .post(
    "/me/email/change",
    describe({
      id: "requestEmailChange",
      tag,
      summary: "Have a link mailed to the address that my login is to have",
      description:
        "With the password. The answer is the same whether another login has the address; only whoever opens the " +
        "link learns it. The present address is told of the wish. Good for a day; an earlier link ends, and so does " +
        "this one when the password changes.",
      answers: { 202: EmailProofRequest },
      problems: ["too_many_requests"],
      access: "staff",
    }),
    session(),
    body(EmailWish),
    async (c) => {
      const wish = c.req.valid("json");
      const { id } = await readProfile(c.var.caller);
      const mark = await readPasswordMark(c.var.database, id);
      await confirmPassword(c.var, wish.password);
      await takeAttempt(c.var.database, "email_change", id);
      const asked = { holder: id, email: wish.email, mark };
      const { email, former, token } = await requestEmailChange(c.var.database, asked);
      const { subject, text } = textsFor(c.req.header("accept-language")).mails.email_change;
      const mail = { to: email, subject, text: text(c.var.pageUrl(`/confirmar-email/${token}`)) };
      const mailed = await c.var.mailer.send(mail).then(() => true, () => false);
      if (!mailed) c.set("failure", "mail");
      if (former) c.var.background.run("mail a warning", () => mailWarning(c, former, email));
      return c.json({ email, mailed }, 202);
    },
  )
  .get(
    "/auth/email/:token",
    describe({
      id: "readEmailChange",
      tag,
      summary: "See which address a mailed link is for",
      answers: { 200: OpenEmailChange },
      problems: ["not_found", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) => {
      const { token } = c.req.valid("param");
      return c.json(await readByToken(c.var, readEmailChange(c.var.database, token)), 200);
    },
  )
  .post(
    "/auth/email/:token",
    describe({
      id: "completeEmailChange",
      tag,
      summary: "Give the login its new address; every session ends",
      answers: { 200: ChangedEmail },
      problems: ["not_found", "email_taken", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) => {
      const { token } = c.req.valid("param");
      const { email, former } = await readByToken(c.var, completeEmailChange(c.var.database, token));
      if (former) c.var.background.run("mail a notice", () => mailNotice(c, former, email));
      return c.json({ email }, 200);
    },
  );

export type EmailChangeRoutes = typeof emailChanges;

/** Whoever did not ask for it learns of it while it can still be stopped: by another password. */
async function mailWarning(c: Context<StaffEnv>, to: string, email: string): Promise<void> {
  const { subject, text } = textsFor(c.req.header("accept-language")).mails.email_change_asked;
  await c.var.mailer.send({ to, subject, text: text({ email, link: c.var.pageUrl("/recuperar-senha") }) });
}

/** Whoever did not do it themselves learns of it, at the address that they read. */
async function mailNotice(c: Context<ApiEnv>, to: string, email: string): Promise<void> {
  const { subject, text } = textsFor(c.req.header("accept-language")).mails.email_changed;
  await c.var.mailer.send({ to, subject, text: text(email) });
}
