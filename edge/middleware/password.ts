import type { StaffEnv } from "../api_env.ts";
import { forgetAttempts, takeAttempt } from "../data/attempt.ts";
import { readProfile } from "../data/profile.ts";
import { invalidInput, Problem } from "../domain/problems.ts";

/**
 * Lets only those pass who type their password again: a session alone may be somebody who found a desk unattended.
 * Tries are counted for the login, not for the address, and a right one starts anew.
 */
export async function confirmPassword(
  { database, auth, caller, client }: Pick<StaffEnv["Variables"], "database" | "auth" | "caller" | "client">,
  password: string,
): Promise<void> {
  const { id, email } = await readProfile(caller);
  if (email === null) throw new Problem("not_authenticated");
  await takeAttempt(database, "password", id);
  if (!await auth.isRight({ email, password }, client)) {
    throw invalidInput({ path: "password", code: "wrong_password" });
  }
  await forgetAttempts(database, "password", id);
}
