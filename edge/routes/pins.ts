import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { addPin, changePin, removePin } from "../data/pinboard.ts";
import { NewPin, Pinboard, PinChanges } from "../domain/analytics/pinboard.ts";
import { Id } from "../domain/fields.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "analytics";
const ByPin = z.object({ id: Id, pin: Id });

/** What stands on a pinboard. Each answer is the whole pinboard. */
export const pins = new Hono<ApiEnv>()
  .post(
    "/pinboards/:id/pins",
    describe({
      id: "addPin",
      tag,
      summary: "Pin an answer's plan, behind the others",
      answers: { 201: Pinboard },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(NewPin),
    async (c) => c.json(await addPin(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .patch(
    "/pinboards/:id/pins/:pin",
    describe({
      id: "changePin",
      tag,
      summary: "Give a pin another title or kind of chart",
      answers: { 200: Pinboard },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ByPin),
    body(PinChanges),
    async (c) => {
      const { id, pin } = c.req.valid("param");
      return c.json(await changePin(c.var.caller, id, pin, c.req.valid("json")), 200);
    },
  )
  .delete(
    "/pinboards/:id/pins/:pin",
    describe({
      id: "removePin",
      tag,
      summary: "Take a pin off",
      answers: { 200: Pinboard },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ByPin),
    async (c) => {
      const { id, pin } = c.req.valid("param");
      return c.json(await removePin(c.var.caller, id, pin), 200);
    },
  );

export type PinRoutes = typeof pins;
