import { AuthError, type Session } from "@supabase/supabase-js";
import type { WebSettings } from "../settings.ts";
import type { WebContext } from "../web_env.ts";
import { authOf, noteSession, type PersonSession, type SessionKind } from "./session.ts";

export interface Login {
  email: string;
  password: string;
}

/** Why nobody is signed in. `refused` says no more than that: not whether the e-mail is known. */
export type SignInRefusal = "refused" | "unconfirmed" | "too_many" | "unavailable";

/** Why an account could not be opened. `taken`: the e-mail has one, with another password. */
export type SignUpRefusal = Exclude<SignInRefusal, "refused"> | "taken" | "weak" | "invalid_email";

export type SignedIn<Refusal> = { ok: true; session: PersonSession } | { ok: false; refusal: Refusal };

/** Signs in as staff or as a patient; the session's cookies go out with this request's answer. */
export async function signIn(
  c: WebContext,
  settings: WebSettings,
  login: Login,
  kind: SessionKind,
): Promise<SignedIn<SignInRefusal>> {
  const { data, error } = await authOf(c, settings, kind).signInWithPassword(login);
  if (error) return { ok: false, refusal: refusalOf(error) };
  return signedIn(c, kind, data.session) ?? { ok: false, refusal: "unavailable" };
}

/**
 * Opens an account and signs in, or signs in to the account that these very credentials open already: whoever
 * sends the same form twice goes on instead of being turned away.
 */
export async function openAccount(
  c: WebContext,
  settings: WebSettings,
  login: Login,
  kind: SessionKind,
): Promise<SignedIn<SignUpRefusal>> {
  const { data, error } = await authOf(c, settings, kind).signUp(login);
  const opened = signedIn(c, kind, data.session);
  if (opened) return opened;
  const refusal = error && signUpRefusalOf(error);
  if (refusal === "weak" || refusal === "invalid_email" || refusal === "too_many") {
    return { ok: false, refusal };
  }
  // Taken, or made a moment ago by the same form sent twice: the credentials tell.
  const again = await signIn(c, settings, login, kind);
  if (again.ok) return again;
  if (again.refusal !== "refused") return { ok: false, refusal: again.refusal };
  return { ok: false, refusal: refusal ?? "taken" };
}

function signedIn(c: WebContext, kind: SessionKind, session: Session | null): SignedIn<never> | null {
  const person = session && noteSession(c, kind, session.access_token);
  return person ? { ok: true, session: person } : null;
}

function signUpRefusalOf(error: AuthError): SignUpRefusal {
  switch (error.code) {
    case "user_already_exists":
    case "email_exists":
      return "taken";
    case "weak_password":
      return "weak";
    case "email_address_invalid":
    case "validation_failed":
      return "invalid_email";
  }
  return error.status === 429 ? "too_many" : "unavailable";
}

function refusalOf(error: AuthError): SignInRefusal {
  if (error.code === "email_not_confirmed") return "unconfirmed";
  if (error.status === 429) return "too_many";
  return error.status !== undefined && error.status >= 400 && error.status < 500 ? "refused" : "unavailable";
}
