import { Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import { changeAccount } from "../data/account.ts";
import { readProfile } from "../data/profile.ts";
import { AccountChanges } from "../domain/account.ts";
import { Profile } from "../domain/establishment.ts";
import { body } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";

const tag = "account";

/** The login that asks. */
export const profile = new Hono<ApiEnv>()
  .get(
    "/me",
    describe({
      id: "readProfile",
      tag,
      summary: "Read who I am, where I work and my account as a patient",
      description: "`account` is null for a login that is no patient's.",
      answers: { 200: Profile },
      access: "staff",
    }),
    session(),
    async (c) => c.json(await readProfile(c.var.caller), 200),
  )
  .patch(
    "/me",
    describe({
      id: "changeAccount",
      tag,
      summary: "Correct my account as a patient, or agree to newer texts",
      description:
        "Fields that are left out stay; null empties the RG. Agreeing to `terms_version` or `privacy_version` " +
        "notes the time. 404 for a login without such an account.",
      answers: { 200: Profile },
      problems: ["not_found", "cpf_taken"],
      access: "staff",
    }),
    session(),
    body(AccountChanges),
    async (c) => c.json(await changeAccount(c.var.caller, c.req.valid("json")), 200),
  );

export type ProfileRoutes = typeof profile;
