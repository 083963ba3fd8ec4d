import type { NewEstablishment } from "../../edge/domain/establishment.ts";
import { openAccount, type SignUpRefusal } from "../backend/account.ts";
import type { Problem } from "../backend/api.ts";
import { createEstablishment } from "../backend/establishments.ts";
import { type Membership, readMe } from "../backend/me.ts";
import { serverApi } from "../backend/server_api.ts";
import type { FieldError } from "../components/ErrorSummary.tsx";
import type { WebContext, WebDeps } from "../web_env.ts";
import { fieldMessage, parseSignUp, type SignUpValues, toFieldError } from "./sign_up_form.ts";

/** What a sent form came to. */
export type SignUpOutcome =
  | { kind: "created"; slug: string }
  | ({ kind: "refused" } & Refusal);

export interface Refusal {
  errors: FieldError[];
  message?: string;
  /** Of the page that tells it; 422 when left out. */
  status?: 429;
  /** Clinics that the person has already: one of them may be the one that was just refused as taken. */
  yours?: Membership[];
}

/**
 * Opens the account unless somebody is signed in, then the clinic. Each step may have been done by an earlier
 * try, so each is safe to repeat: the same credentials sign in, the same form makes the same clinic.
 */
export async function signUp(
  c: WebContext,
  deps: WebDeps,
  values: SignUpValues,
  formKey: string,
): Promise<SignUpOutcome> {
  const t = c.var.t;
  const input = parseSignUp(values, t, { signedInAs: c.var.session?.email ?? null });
  if (!input.ok) return { kind: "refused", errors: input.errors };
  if (input.login) {
    const account = await openAccount(c, deps.settings, input.login, "clinic");
    if (!account.ok) return refuseAccount(c, account.refusal);
  }
  const api = serverApi(c, deps.settings);
  const answer = await createEstablishment(
    api,
    input.establishment,
    await keyOf(formKey, input.establishment),
  );
  if (answer.ok) return { kind: "created", slug: answer.data.slug };
  return { kind: "refused", ...await explain(c, deps, answer.problem) };
}

function refuseAccount(c: WebContext, refusal: SignUpRefusal): SignUpOutcome {
  const t = c.var.t;
  const field = (name: string, code: string): SignUpOutcome => ({
    kind: "refused",
    errors: [{ field: name, message: fieldMessage(t, name, code) }],
  });
  switch (refusal) {
    case "taken":
      return field("login_email", "taken");
    case "weak":
      return field("login_password", "weak");
    case "invalid_email":
      return field("login_email", "invalid_email");
    case "unconfirmed":
      // The form stays with all that was typed: sent again after the confirmation, it goes on.
      return { kind: "refused", errors: [], message: t.auth.sign_up.confirm };
    case "too_many":
      return { kind: "refused", errors: [], message: t.auth.sign_in.too_many, status: 429 };
    case "unavailable":
      return { kind: "refused", errors: [], message: t.auth.sign_up.failed };
  }
}

/** A refusal of the API in the words of the form. A session that has ended makes the form ask for the login again. */
async function explain(c: WebContext, deps: WebDeps, problem: Problem): Promise<Refusal> {
  const t = c.var.t;
  if (problem.code === "cnpj_taken") {
    const me = await readMe(serverApi(c, deps.settings));
    const yours = me.ok ? me.data.establishments : [];
    return { errors: [{ field: "cnpj", message: fieldMessage(t, "cnpj", "taken") }], yours };
  }
  if (problem.code === "not_authenticated") {
    c.set("session", null);
    return { errors: [], message: t.auth.sign_up.password_again };
  }
  const errors = problem.errors.map((error) => toFieldError(error, t));
  return errors.length > 0 ? { errors } : { errors, message: problem.detail ?? t.auth.sign_up.failed };
}

/** One form with one content is one wish: a double click repeats it, a corrected form is a new one. */
async function keyOf(formKey: string, establishment: NewEstablishment): Promise<string> {
  const bytes = new TextEncoder().encode(formKey + JSON.stringify(establishment));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}
