import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { takeAttempt } from "../data/attempt.ts";
import { proveEmail, requestEmailProof } from "../data/login_session.ts";
import { readProfile } from "../data/profile.ts";
import { Token } from "../domain/fields.ts";
import { EmailProofRequest } from "../domain/login_session.ts";
import { body } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";
import { textsFor } from "../texts/texts.ts";

const tag = "account";

/** How somebody shows that they read what is mailed to their address. */
export const emailProofs = new Hono<ApiEnv>()
  .post(
    "/me/email/proof",
    describe({
      id: "requestEmailProof",
      tag,
      summary: "Mail a link to my address, to show that I read it",
      description: "Good for a day; an earlier link ends.",
      answers: { 202: EmailProofRequest },
      problems: ["too_many_requests"],
      access: "staff",
    }),
    session(),
    async (c) => {
      const { id } = await readProfile(c.var.caller);
      await takeAttempt(c.var.database, "email_proof", id);
      const { email, token } = await requestEmailProof(c.var.database, id);
      const { subject, text } = textsFor(c.req.header("accept-language")).mails.email_proof;
      const link = c.var.pageUrl(`/minha/conta/email/${token}`);
      const mail = { to: email, subject, text: text({ link }) };
      const mailed = await c.var.mailer.send(mail).then(() => true, () => false);
      if (!mailed) c.set("failure", "mail");
      return c.json({ email, mailed }, 202);
    },
  )
  .post(
    "/me/email/prove",
    describe({
      id: "proveEmail",
      tag,
      summary: "Bring back the token of the mail",
      description: "`email` is null when the login has another address by now.",
      answers: { 200: z.object({ email: z.nullable(z.string()) }) },
      problems: ["not_found"],
      access: "staff",
    }),
    session(),
    body(z.object({ token: Token })),
    async (c) => c.json(await proveEmail(c.var.caller, c.req.valid("json").token), 200),
  );

export type EmailProofRoutes = typeof emailProofs;
