import { Hono } from "hono";
import * as z from "zod/mini";
import type { ApiEnv } from "../api_env.ts";
import { endOtherSessions, endSession, listSessions } from "../data/login_session.ts";
import { LoginSession } from "../domain/login_session.ts";
import { ById, path } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "account";
const Sessions = z.array(LoginSession);

/** Where a login is signed in. */
export const loginSessions = new Hono<ApiEnv>()
  .get(
    "/me/sessions",
    describe({
      id: "listSessions",
      tag,
      summary: "List where I am signed in, latest first",
      answers: { 200: Sessions },
      access: "staff",
    }),
    session(),
    async (c) => c.json(await listSessions(c.var.caller), 200),
  )
  .delete(
    "/me/sessions",
    describe({
      id: "endOtherSessions",
      tag,
      summary: "Sign out everywhere but here",
      description:
        "What concerns the login and the account closes to those sessions at once; what their access " +
        "tokens open besides, within the hour that these live.",
      answers: { 200: Sessions },
      access: "staff",
    }),
    session(),
    async (c) => c.json(await endOtherSessions(c.var.caller), 200),
  )
  .delete(
    "/me/sessions/:id",
    describe({
      id: "endSession",
      tag,
      summary: "Sign out at one place",
      answers: { 200: Sessions },
      access: "staff",
    }),
    session(),
    path(ById),
    async (c) => c.json(await endSession(c.var.caller, c.req.valid("param").id), 200),
  );

export type LoginSessionRoutes = typeof loginSessions;
