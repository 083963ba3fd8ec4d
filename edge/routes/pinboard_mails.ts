import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { readByToken } from "../data/attempt.ts";
import { endMail, readMail, readSubscription, subscribe, unsubscribe } from "../data/pinboard_mail.ts";
import { PinboardSubscription, SubscribedMail } from "../domain/analytics/pinboard_mail.ts";
import { Token } from "../domain/fields.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";
import { textsFor } from "../texts/texts.ts";

const tag = "analytics";
const ByToken = z.object({ token: Token });

/** Pinboards by mail, each week. */
export const pinboardMails = new Hono<ApiEnv>()
  .get(
    "/pinboards/:id/subscription",
    describe({
      id: "readPinboardSubscription",
      tag,
      summary: "Read when I get a pinboard by mail; null when I do not",
      answers: { 200: z.nullable(PinboardSubscription) },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await readSubscription(c.var.caller, c.req.valid("param").id), 200),
  )
  .post(
    "/pinboards/:id/subscription",
    describe({
      id: "subscribePinboard",
      tag,
      summary: "Get a pinboard by mail each week",
      description:
        "On a weekday (1 is Monday) and hour of the clinic's zone, in the language of this request.",
      answers: { 200: PinboardSubscription },
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(PinboardSubscription),
    async (c) => {
      const { language } = textsFor(c.req.header("accept-language"));
      const wanted = { ...c.req.valid("json"), language };
      return c.json(await subscribe(c.var.caller, c.req.valid("param").id, wanted), 200);
    },
  )
  .delete(
    "/pinboards/:id/subscription",
    describe({
      id: "unsubscribePinboard",
      tag,
      summary: "Get a pinboard by mail no more",
      answers: { 204: null },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => {
      await unsubscribe(c.var.caller, c.req.valid("param").id);
      return c.body(null, 204);
    },
  )
  .get(
    "/pinboard-mails/:token",
    describe({
      id: "readPinboardMail",
      tag,
      summary: "Read what the token of a mail would end",
      answers: { 200: SubscribedMail },
      problems: ["not_found", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) => c.json(await readByToken(c.var, readMail(c.var.database, c.req.valid("param").token)), 200),
  )
  .post(
    "/pinboard-mails/:token/end",
    describe({
      id: "endPinboardMail",
      tag,
      summary: "End weekly mails with the token that stands in them",
      answers: { 200: SubscribedMail },
      problems: ["not_found", "too_many_requests"],
      access: "public",
    }),
    path(ByToken),
    async (c) => c.json(await readByToken(c.var, endMail(c.var.database, c.req.valid("param").token)), 200),
  );

export type PinboardMailRoutes = typeof pinboardMails;
