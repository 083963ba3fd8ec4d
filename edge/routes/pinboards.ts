import { Hono } from "hono";
import * as z from "zod/mini";
import { answerPinboard } from "../analytics/pinboard.ts";
import { analyticsTextsFor } from "../analytics/texts/texts.ts";
import type { ApiEnv } from "../api_env.ts";
import {
  changePinboard,
  createPinboard,
  listPinboards,
  readPinboard,
  removePinboard,
} from "../data/pinboard.ts";
import { NewPinboard, Pinboard, PinboardAnswers, PinboardChanges } from "../domain/analytics/pinboard.ts";
import { body, ById, once, path, query } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "analytics";

const Which = z.object({ live: z.optional(z.literal("true")) });

/** Pinboards: dashboards of pinned answers. */
export const pinboards = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/pinboards",
    describe({
      id: "listPinboards",
      tag,
      summary: "List the pinboards that I see, by name",
      description: "My own, and those that are shared with my role.",
      answers: { 200: z.array(Pinboard) },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await listPinboards(c.var.caller, c.req.valid("param").id), 200),
  )
  .post(
    "/establishments/:id/pinboards",
    describe({
      id: "createPinboard",
      tag,
      summary: "Make a pinboard that only I see",
      answers: { 201: Pinboard },
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(NewPinboard),
    async (c) =>
      c.json(await createPinboard(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .get(
    "/pinboards/:id",
    describe({
      id: "readPinboard",
      tag,
      summary: "Read a pinboard",
      answers: { 200: Pinboard },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => {
      const { establishment_id: _, ...board } = await readPinboard(c.var.caller, c.req.valid("param").id);
      return c.json(board, 200);
    },
  )
  .patch(
    "/pinboards/:id",
    describe({
      id: "changePinboard",
      tag,
      summary: "Rename a pinboard, share it with roles, put its pins in order",
      answers: { 200: Pinboard },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    body(PinboardChanges),
    async (c) =>
      c.json(await changePinboard(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .delete(
    "/pinboards/:id",
    describe({
      id: "removePinboard",
      tag,
      summary: "Remove a pinboard with its pins",
      answers: { 204: null },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => {
      await removePinboard(c.var.caller, c.req.valid("param").id);
      return c.body(null, 204);
    },
  )
  .get(
    "/pinboards/:id/answers",
    describe({
      id: "answerPinboard",
      tag,
      summary: "Figures of a pinboard",
      description:
        "Counted as whoever asks may count. With `live=true` only those that visits of today change.",
      answers: { 200: PinboardAnswers },
      access: "staff",
    }),
    session(),
    path(ById),
    query(Which),
    async (c) => {
      const texts = analyticsTextsFor(c.req.header("accept-language"));
      const live = c.req.valid("query").live !== undefined;
      const { caller } = c.var;
      return c.json(await answerPinboard({ caller, pinboard: c.req.valid("param").id, texts, live }), 200);
    },
  );

export type PinboardRoutes = typeof pinboards;
