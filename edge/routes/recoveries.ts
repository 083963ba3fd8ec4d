import bcrypt from "bcryptjs";
import { type Context, Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { readByToken, takeFromNetwork } from "../data/attempt.ts";
import { completeRecovery, readRecovery, requestRecovery } from "../data/recovery.ts";
import { OpenRecovery, Recovered, RecoveredPassword, RecoveryWish } from "../domain/login.ts";
import { body, path } from "../middleware/input.ts";
import { describe } from "../openapi/operation.ts";
import { textsFor } from "../texts/texts.ts";

const tag = "account";

/** 144 random bits, mailed to the login's address alone. */
const ByToken = z.object({ token: z.string().check(z.regex(/^[A-Za-z0-9_-]{24}$/)) });

/** What Supabase Auth hashes with. */
const BCRYPT_COST = 10;

/** How people who have forgotten their password choose another one. */
export const recoveries = new Hono<ApiEnv>()
  .post(
    "/auth/recovery",
    describe({
      id: "askForRecovery",
      tag,
      summary: "Have a link mailed to choose a new password",
      description:
        "The answer is the same, and as quick, whether somebody has this e-mail or CPF or not. The link is good for " +
        "an hour and for one use.",
      answers: { 202: null },
      problems: ["too_many_requests"],
      access: "public",
    }),
    body(RecoveryWish),
    async (c) => {
      const { identifier } = c.req.valid("json");
      const { network } = c.var.client;
      await takeFromNetwork(c.var.database, "recovery", network, identifier);
      c.var.background.run("mail a recovery", () => mailLink(c, identifier));
      return c.body(null, 202);
    },
  )
  .get(
    "/auth/recovery/:token",
    describe({
      id: "readRecovery",
      tag,
      summary: "See whether a mailed link is good",
      answers: { 200: OpenRecovery },
      problems: ["not_found", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) => {
      const { token } = c.req.valid("param");
      return c.json(await readByToken(c.var, readRecovery(c.var.database, token)), 200);
    },
  )
  .post(
    "/auth/recovery/:token",
    describe({
      id: "recover",
      tag,
      summary: "Choose a new password; every session ends",
      answers: { 200: Recovered },
      problems: ["not_found", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    body(RecoveredPassword),
    async (c) => {
      const { token } = c.req.valid("param");
      const { password, device } = c.req.valid("json");
      // Hashing is work: not for a token that opens nothing.
      await readByToken(c.var, readRecovery(c.var.database, token));
      const passwordHash = await bcrypt.hash(password, BCRYPT_COST);
      const done = await completeRecovery(c.var.database, { token, passwordHash, device });
      c.var.background.run("mail a notice", () => mailNotice(c, done.email));
      return c.json(done, 200);
    },
  );

export type RecoveryRoutes = typeof recoveries;

async function mailLink(c: Context<ApiEnv>, identifier: string): Promise<void> {
  const asked = await requestRecovery(c.var.database, identifier);
  if (asked === null) return;
  const { subject, text } = textsFor(c.req.header("accept-language")).mails.recovery;
  const link = c.var.pageUrl(`/recuperar-senha/${asked.token}`);
  await c.var.mailer.send({ to: asked.email, subject, text: text(link) });
}

/** Whoever did not do it themselves learns of it. */
async function mailNotice(c: Context<ApiEnv>, to: string): Promise<void> {
  const { subject, text } = textsFor(c.req.header("accept-language")).mails.password_changed;
  await c.var.mailer.send({ to, subject, text: text(c.var.pageUrl("/recuperar-senha")) });
}
