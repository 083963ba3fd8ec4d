import { Hono } from "hono";
import { decodeJwt } from "jose";
import type { ApiEnv } from "../api_env.ts";
import { takeFromNetwork } from "../data/attempt.ts";
import { endLogin, narrowSession, startLogin } from "../data/login.ts";
import { AuthSession, Login, NewLogin } from "../domain/login.ts";
import { body } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "account";

/** How people sign in and up. */
export const logins = new Hono<ApiEnv>()
  .post(
    "/auth/login",
    describe({
      id: "logIn",
      tag,
      summary: "Sign in with e-mail or CPF",
      description:
        "Gives a Supabase session. An unknown e-mail or CPF and a wrong password have the same answer, after the " +
        "same work. `device` is a random name that a browser keeps: where it has signed in before, it has tries of " +
        "its own.",
      answers: { 200: AuthSession },
      problems: ["invalid_credentials", "email_not_confirmed", "too_many_requests"],
      access: "public",
    }),
    body(Login),
    async (c) => {
      const { identifier, password, device } = c.req.valid("json");
      const { client, database } = c.var;
      const email = await startLogin(database, { identifier, client, device });
      const opened = await c.var.auth.signIn({ email, password }, client);
      await endLogin(database, { user: opened.user.id, session: idOf(opened), client, device });
      return c.json(opened, 200);
    },
  )
  .post(
    "/auth/signup",
    describe({
      id: "signUp",
      tag,
      summary: "Open a login",
      description: "Gives a Supabase session, or 202 where the project confirms addresses by mail first.",
      answers: { 201: AuthSession, 202: null },
      problems: ["email_taken", "too_many_requests"],
      access: "public",
    }),
    body(NewLogin),
    async (c) => {
      const { client, database } = c.var;
      const credentials = c.req.valid("json");
      await takeFromNetwork(database, "sign_up", client.network, credentials.email);
      const opened = await c.var.auth.signUp(credentials, client);
      if (!opened) return c.body(null, 202);
      await endLogin(database, { user: opened.user.id, session: idOf(opened), client });
      return c.json(opened, 201);
    },
  )
  .post(
    "/auth/narrow",
    describe({
      id: "narrowSession",
      tag,
      summary: "Make this session a patient's, for good",
      description: "In it the caller is a member of no clinic, wherever they work; nothing else changes.",
      answers: { 204: null },
      access: "staff",
    }),
    session(),
    async (c) => {
      await narrowSession(c.var.caller);
      return c.body(null, 204);
    },
  );

export type LoginRoutes = typeof logins;

/** The row of the session; Supabase Auth has just signed the token. */
function idOf({ access_token }: AuthSession): string | undefined {
  const { session_id } = decodeJwt(access_token);
  return typeof session_id === "string" ? session_id : undefined;
}
