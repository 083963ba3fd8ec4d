import { Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import { readProfile } from "../data/profile.ts";
import { Profile } from "../domain/establishment.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

/** The account that asks. */
export const profile = new Hono<ApiEnv>()
  .get(
    "/me",
    describe({
      id: "readProfile",
      tag: "account",
      summary: "Read who I am and where I work",
      answers: { 200: Profile },
      access: "staff",
    }),
    session(),
    async (c) => c.json(await readProfile(c.var.caller), 200),
  );

export type ProfileRoutes = typeof profile;
