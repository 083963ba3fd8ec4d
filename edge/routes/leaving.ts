import { Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import { writeAccount } from "../archives/account_export.ts";
import { zipStream } from "../archives/zip.ts";
import { takeAttempt } from "../data/attempt.ts";
import { deleteAccount, deleteEstablishment, exportAccount, readNameAsOwner } from "../data/leaving.ts";
import { readProfile } from "../data/profile.ts";
import {
  AccountDeletion,
  DeletedAccount,
  DeletedEstablishment,
  EstablishmentDeletion,
} from "../domain/leaving.ts";
import { invalidInput } from "../domain/problems.ts";
import { body, ById, path } from "../middleware/input.ts";
import { confirmPassword } from "../middleware/password.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";
import { removeOrphanedFiles } from "../orphans.ts";
import { textsFor } from "../texts/texts.ts";

const tag = "leaving";

/** Leaving for good: people with what is theirs, clinics with everything. */
export const leaving = new Hono<ApiEnv>()
  .get(
    "/me/export",
    describe({
      id: "exportAccount",
      tag,
      summary: "Download everything about me as a zip file",
      description: "The whole as JSON, visits as CSV, and the files that clinics keep about the caller.",
      answers: { 200: null },
      problems: ["too_many_requests"],
      access: "staff",
    }),
    session(),
    async (c) => {
      const { id } = await readProfile(c.var.caller);
      await takeAttempt(c.var.database, "export", id);
      const account = await exportAccount(c.var.caller);
      const { files } = c.var;
      const texts = textsFor(c.req.header("accept-language"));
      c.header("content-type", "application/zip");
      c.header("content-disposition", 'attachment; filename="vez.zip"');
      return c.body(zipStream((zip, signal) => writeAccount(zip, { account, files, texts }, signal)), 200);
    },
  )
  .delete(
    "/me",
    describe({
      id: "deleteAccount",
      tag,
      summary: "Delete my account",
      description: "Charts stay with the clinics, which must keep them, without the link. A login with a " +
        "patient account that works in a clinic too loses the first and stays the second. The last owner of a " +
        "clinic cannot leave: `establishments` names those clinics.",
      answers: { 200: DeletedAccount },
      problems: ["last_owner", "too_many_requests"],
      access: "staff",
    }),
    session(),
    body(AccountDeletion),
    async (c) => {
      await confirmPassword(c.var, c.req.valid("json").password);
      return c.json(await deleteAccount(c.var.caller), 200);
    },
  )
  .delete(
    "/establishments/:id",
    describe({
      id: "deleteEstablishment",
      tag,
      summary: "Delete a clinic for good, with everything that it has",
      description:
        "For an owner who types the password again and the clinic's name as it is written. Every " +
        "row and file goes, and logins that are nobody else's; open pages of the clinic hear of it.",
      answers: { 200: DeletedEstablishment },
      problems: ["role_not_allowed", "too_many_requests"],
      access: "staff",
    }),
    session(),
    path(ById),
    body(EstablishmentDeletion),
    async (c) => {
      const [{ id }, { name, password }] = [c.req.valid("param"), c.req.valid("json")];
      const { caller, database, files } = c.var;
      // Before the password: who mistypes the name has spent no try.
      if (await readNameAsOwner(caller, id) !== name) throw invalidInput({ path: "name", code: "invalid" });
      await confirmPassword(c.var, password);
      const { logins } = await deleteEstablishment(caller, id, name);
      // The clinic is gone whatever storage says; what it keeps is removed after the next deletion or start.
      await removeOrphanedFiles(database, files).catch(() => c.set("failure", "files"));
      return c.json({ logins }, 200);
    },
  );

export type LeavingRoutes = typeof leaving;
