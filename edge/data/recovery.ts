import * as z from "zod/mini";
import { OpenRecovery, Recovered } from "../domain/login.ts";
import { asService } from "./caller.ts";
import type { Database } from "./database.ts";

const Asked = z.nullable(z.object({ email: z.string(), token: z.string() }));

/** A token to be mailed to whoever has this e-mail or CPF; null when nobody has, or mails enough went there. */
export function requestRecovery(database: Database, identifier: string) {
  return asService(database).ask(
    Asked,
    (sql) => sql`select private.request_recovery(${identifier}) as answer`,
  );
}

/** Whose mailed link this is; `not_found` when it is over. */
export function readRecovery(database: Database, token: string) {
  return asService(database).ask(
    OpenRecovery,
    (sql) => sql`select private.read_recovery(${token}) as answer`,
  );
}

/** Sets a new password and ends all sessions. */
export function completeRecovery(
  database: Database,
  { token, passwordHash, device }: { token: string; passwordHash: string; device?: string },
) {
  return asService(database).ask(
    Recovered,
    (sql) => sql`select private.complete_recovery(${token}, ${passwordHash}, ${device ?? null}) as answer`,
  );
}
