import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { forgetAttempts, takeAttempt } from "../data/attempt.ts";
import {
  changeDisplay,
  createDisplay,
  listDisplays,
  pairDisplay,
  removeDisplay,
  revokeDisplay,
} from "../data/display.ts";
import { readProfile } from "../data/profile.ts";
import { DisplayChanges, NewDisplay, StaffDisplay } from "../domain/display.ts";
import { PairingCode } from "../domain/panel.ts";
import { body, ById, once, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "displays";

/** TV panels as a clinic runs them. */
export const displays = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/displays",
    describe({
      id: "listDisplays",
      tag,
      summary: "List displays by name, and whether they are on the air",
      answers: { 200: z.array(StaffDisplay) },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await listDisplays(c.var.caller, c.req.valid("param").id), 200),
  )
  .post(
    "/establishments/:id/displays",
    describe({
      id: "createDisplay",
      tag,
      summary: "Add a display",
      answers: { 201: StaffDisplay },
      problems: ["role_not_allowed", "name_taken"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(NewDisplay),
    async (c) => c.json(await createDisplay(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .patch(
    "/displays/:id",
    describe({
      id: "changeDisplay",
      tag,
      summary: "Change a display",
      description: "Fields that are left out stay. The TV follows at once.",
      answers: { 200: StaffDisplay },
      problems: ["role_not_allowed", "name_taken"],
      access: "staff",
    }),
    session(),
    path(ById),
    body(DisplayChanges),
    async (c) => c.json(await changeDisplay(c.var.caller, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .delete(
    "/displays/:id",
    describe({
      id: "removeDisplay",
      tag,
      summary: "Remove a display; its TV asks to be paired",
      answers: { 204: null },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => {
      await removeDisplay(c.var.caller, c.req.valid("param").id);
      return c.body(null, 204);
    },
  )
  .post(
    "/displays/:id/pair",
    describe({
      id: "pairDisplay",
      tag,
      summary: "Make the TV that shows a code this display",
      description: "A code is good once. The TV that was paired before is revoked.",
      answers: { 200: StaffDisplay },
      problems: ["role_not_allowed", "too_many_requests"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    body(PairingCode),
    async (c) => {
      const { database, caller } = c.var;
      const { id: login } = await readProfile(caller);
      // Whoever guesses is counted; a code that was right starts the count anew.
      await takeAttempt(database, "pairing_code", login);
      const paired = await pairDisplay(caller, c.req.valid("param").id, c.req.valid("json").code);
      await forgetAttempts(database, "pairing_code", login);
      return c.json(paired, 200);
    },
  )
  .post(
    "/displays/:id/revoke",
    describe({
      id: "revokeDisplay",
      tag,
      summary: "Take a display away from its TV",
      description: "The TV's credential is worthless at once; what it still receives ends within the hour.",
      answers: { 200: StaffDisplay },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    once(),
    async (c) => c.json(await revokeDisplay(c.var.caller, c.req.valid("param").id), 200),
  );

export type DisplayRoutes = typeof displays;
