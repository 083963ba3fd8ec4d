import { type AuthError, createClient } from "@supabase/supabase-js";
import type { WebSettings } from "../settings.ts";
import type { WebContext } from "../web_env.ts";
import { deviceOf } from "./device.ts";
import { logIn } from "./logins.ts";
import { patientApi } from "./server_api.ts";

/** Why a password was not changed. */
export type ChangeRefusal =
  | "wrong_password"
  | "too_many"
  | "unavailable"
  /** The new password is easy to guess, or is the present one. */
  | "weak"
  | "same";

export type Changed = { ok: true } | { ok: false; refusal: ChangeRefusal };

/** The signed-in patient's login, the password that shows whose it is, and the one that it is to have. */
export interface Change {
  email: string;
  current: string;
  password: string;
}

/**
 * Sets a new password for whoever knows the present one: signs in anew with it and changes the login by that session,
 * which ends with it. So the password is checked with the same limits as at the door, and projects that want a recent
 * login for this, or the present password, have both.
 */
export async function changePassword(
  c: WebContext,
  settings: WebSettings,
  { email, current, password }: Change,
): Promise<Changed> {
  const credentials = { identifier: email, password: current, device: deviceOf(c) };
  const answer = await logIn(patientApi(c, settings), credentials);
  if (!answer.ok) return { ok: false, refusal: loginRefusal(answer.problem.code) };
  const auth = loneAuth(c, settings);
  const { access_token, refresh_token } = answer.data;
  await auth.setSession({ access_token, refresh_token });
  const { error } = await auth.updateUser({ password, current_password: current });
  await auth.signOut({ scope: "local" });
  return error ? { ok: false, refusal: refusalOf(error) } : { ok: true };
}

/** What became of a link that was mailed to a new address. */
export type Confirmation = "changed" | "over" | "too_many" | "unavailable";

/** The link has come back from the new address: it is the login's now. Makes nobody signed in. */
export async function confirmNewEmail(
  c: WebContext,
  settings: WebSettings,
  tokenHash: string,
): Promise<Confirmation> {
  const auth = loneAuth(c, settings);
  const { error } = await auth.verifyOtp({ token_hash: tokenHash, type: "email_change" });
  if (!error) {
    await auth.signOut({ scope: "local" });
    return "changed";
  }
  if (error.status === 429) return "too_many";
  return error.status && error.status < 500 ? "over" : "unavailable";
}

/** Supabase's auth client with a session of its own, which no cookie holds. */
function loneAuth(c: WebContext, settings: WebSettings) {
  return createClient(settings.supabaseUrl, settings.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { headers: c.var.onBehalf },
  }).auth;
}

function loginRefusal(code: string): ChangeRefusal {
  if (code === "invalid_credentials" || code === "invalid_input") return "wrong_password";
  return code === "too_many_requests" ? "too_many" : "unavailable";
}

function refusalOf({ code, status }: AuthError): ChangeRefusal {
  switch (code) {
    case "same_password":
      return "same";
    case "weak_password":
      return "weak";
  }
  return status === 429 ? "too_many" : "unavailable";
}
