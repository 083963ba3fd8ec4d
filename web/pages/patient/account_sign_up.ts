import { openAccount, type SignUpRefusal } from "../../backend/account.ts";
import { createAccount, requestEmailProof } from "../../backend/accounts.ts";
import type { Problem } from "../../backend/api.ts";
import { patientApi } from "../../backend/server_api.ts";
import { endSession } from "../../backend/session.ts";
import type { FieldError } from "../../components/ErrorSummary.tsx";
import type { WebContext, WebDeps } from "../../web_env.ts";
import { accountError, type AccountValues, type NewSecret, parseAccountForm } from "./account_form.ts";

/** What a sent form came to. */
export type AccountOutcome =
  | { kind: "created"; mailed: boolean }
  | { kind: "refused"; errors: FieldError[]; message?: string; status: 409 | 422 | 429 | 503 };

/**
 * Opens the login unless somebody is signed in as a patient, then the account. Each step may have been done by an
 * earlier try, so each is safe to repeat: the same credentials sign in, and a login has one account.
 */
export async function signUpPatient(
  c: WebContext,
  { settings }: WebDeps,
  values: AccountValues,
  secret: NewSecret,
): Promise<AccountOutcome> {
  const input = parseAccountForm(values, secret, c.var.t, { isSignedIn: c.var.patient !== null });
  if (!input.ok) return { kind: "refused", errors: input.errors, status: 422 };
  if (input.login) {
    const opened = await openAccount(c, settings, input.login, "patient");
    if (!opened.ok) return refuseLogin(c, opened.refusal);
  }
  const api = patientApi(c, settings);
  const answer = await createAccount(api, input.account);
  if (answer.ok) {
    const proof = await requestEmailProof(api);
    return { kind: "created", mailed: proof.ok && proof.data.mailed };
  }
  if (answer.problem.code === "account_exists") return { kind: "created", mailed: true };
  if (answer.problem.code === "not_authenticated") {
    await endSession(c, settings, "patient");
    return refuse([], 422, c.var.t.account.sign_up.once_more);
  }
  return refuseAccount(c, answer.problem);
}

function refuse(errors: FieldError[], status: 409 | 422 | 429 | 503, message?: string): AccountOutcome {
  return { kind: "refused", errors, status, message };
}

function refuseLogin(c: WebContext, refusal: SignUpRefusal): AccountOutcome {
  const { t } = c.var;
  switch (refusal) {
    case "taken":
      return refuse([accountError(t, "email", "taken")], 409);
    case "weak":
      return refuse([accountError(t, "password", "weak")], 422);
    case "invalid_email":
      return refuse([accountError(t, "email", "invalid_email")], 422);
    case "unconfirmed":
      // The form stays with all that was typed: sent again after the confirmation, it goes on.
      return refuse([], 422, t.account.sign_up.confirm);
    case "too_many":
      return refuse([], 429, t.account.too_many);
    case "unavailable":
      return refuse([], 503, t.account.sign_up.failed);
  }
}

function refuseAccount(c: WebContext, problem: Problem): AccountOutcome {
  const { t } = c.var;
  if (problem.code === "cpf_taken") return refuse([accountError(t, "cpf", "taken")], 409);
  const errors = problem.errors.map(({ path, code }) => accountError(t, path, code));
  return errors.length > 0 ? refuse(errors, 422) : refuse([], 503, t.account.sign_up.failed);
}
