import * as z from "zod/mini";
import { ChangedEmail, OpenEmailChange } from "../domain/login.ts";
import { asService } from "./caller.ts";
import type { Database } from "./database.ts";

/** Tells a login's present password from the next one, without saying anything of it. */
export function readPasswordMark(database: Database, holder: string) {
  return asService(database).ask(
    z.string(),
    (sql) => sql`select private.password_mark(${holder}) as answer`,
  );
}

/**
 * A token that is to reach the address a login wishes for, by mail and in no other way; `mark` is of the password that
 * was confirmed. `former` is the address that the login has until then.
 */
export function requestEmailChange(
  database: Database,
  { holder, email, mark }: { holder: string; email: string; mark: string },
) {
  return asService(database).ask(
    z.object({ email: z.string(), former: z.nullable(z.string()), token: z.string() }),
    (sql) => sql`select private.request_email_change(${holder}, ${email}, ${mark}) as answer`,
  );
}

/** The address that a mailed link is for; `not_found` when it is over. */
export function readEmailChange(database: Database, token: string) {
  return asService(database).ask(
    OpenEmailChange,
    (sql) => sql`select private.read_email_change(${token}) as answer`,
  );
}

/** Gives the login its new address and ends all sessions. */
export function completeEmailChange(database: Database, token: string) {
  return asService(database).ask(
    z.extend(ChangedEmail, { former: z.nullable(z.string()) }),
    (sql) => sql`select private.complete_email_change(${token}) as answer`,
  );
}
