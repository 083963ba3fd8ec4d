import { Profile } from "../domain/establishment.ts";
import type { Caller } from "./caller.ts";

/** Who the caller is, and where they work. */
export function readProfile(caller: Caller) {
  return caller.ask(Profile, (sql) => sql`select private.my_profile() as answer`);
}
