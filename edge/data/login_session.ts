import * as z from "zod/mini";
import { LoginSession } from "../domain/login_session.ts";
import { asService, type Caller } from "./caller.ts";
import type { Database } from "./database.ts";

const Sessions = z.array(LoginSession);

/** Where the caller is signed in, latest first. */
export function listSessions(caller: Caller) {
  return caller.ask(Sessions, (sql) => sql`select private.my_sessions() as answer`);
}

/** Signs the caller out everywhere but here. */
export function endOtherSessions(caller: Caller) {
  return caller.ask(Sessions, (sql) => sql`select private.end_other_sessions() as answer`);
}

/** Signs the caller out at one place. */
export function endSession(caller: Caller, session: string) {
  return caller.ask(Sessions, (sql) => sql`select private.end_session(${session}) as answer`);
}

/** A token that is to reach a login's address by mail, and in no other way. */
export function requestEmailProof(database: Database, holder: string) {
  return asService(database).ask(
    z.object({ email: z.string(), token: z.string() }),
    (sql) => sql`select private.request_email_proof(${holder}) as answer`,
  );
}

/** The token of a mail has come back; the address, unless the login has another one by now. */
export function proveEmail(caller: Caller, token: string) {
  return caller.act(
    z.object({ email: z.nullable(z.string()) }),
    (sql) => sql`private.prove_email(${token})`,
  );
}
