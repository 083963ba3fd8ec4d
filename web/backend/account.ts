import type { AuthSession } from "../../edge/domain/login.ts";
import type { WebSettings } from "../settings.ts";
import type { WebContext } from "../web_env.ts";
import type { Answer, Problem } from "./api.ts";
import { deviceOf, keepDevice } from "./device.ts";
import { logIn, narrowSession, openLogin } from "./logins.ts";
import { apiOfToken, serverApi } from "./server_api.ts";
import { authOf, noteSession, type PersonSession, type SessionKind } from "./session.ts";

/** What a new account is opened with. */
export interface Login {
  email: string;
  password: string;
}

/** What somebody signs in with: an e-mail address or a CPF, as typed. */
export interface Credentials {
  identifier: string;
  password: string;
}

/** Why nobody is signed in. `refused` says no more than that: not whether the e-mail is known. */
export type SignInRefusal = "refused" | "unconfirmed" | "too_many" | "unavailable";

/** Why an account could not be opened. `taken`: the e-mail has one, with another password. */
export type SignUpRefusal = Exclude<SignInRefusal, "refused"> | "taken" | "weak" | "invalid_email";

export type SignedIn<Refusal> = { ok: true; session: PersonSession } | { ok: false; refusal: Refusal };

/** As whom a session is to be kept; some only know when they see what it can do. */
type Choice = SessionKind | ((accessToken: string) => Promise<SessionKind>);

/** Signs in as staff or as a patient; the session's cookies go out with this request's answer. */
export async function signIn(
  c: WebContext,
  settings: WebSettings,
  credentials: Credentials,
  as: Choice,
): Promise<SignedIn<SignInRefusal>> {
  const device = deviceOf(c);
  const answer = await logIn(serverApi(c, settings), { ...credentials, device });
  if (!answer.ok) return { ok: false, refusal: refusalOf(c, answer.problem) };
  keepDevice(c, device);
  const kind = typeof as === "string" ? as : await as(answer.data.access_token);
  return await keep(c, settings, kind, answer.data);
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
  const answer = await openLogin(serverApi(c, settings), login);
  if (answer.ok && answer.data) return await keep(c, settings, kind, answer.data);
  const refusal = signUpRefusalOf(c, answer);
  if (refusal !== "taken" && refusal !== "unavailable") return { ok: false, refusal };
  // Taken, or made a moment ago by the same form sent twice: the credentials tell.
  const again = await signIn(c, settings, { identifier: login.email, password: login.password }, kind);
  if (again.ok) return again;
  return { ok: false, refusal: again.refusal === "refused" ? refusal : again.refusal };
}

async function keep(
  c: WebContext,
  settings: WebSettings,
  kind: SessionKind,
  { access_token, refresh_token }: AuthSession,
): Promise<{ ok: true; session: PersonSession } | { ok: false; refusal: "unavailable" }> {
  // Whoever gets hold of a patient's session gets hold of a patient's rights.
  if (kind === "patient" && !(await narrowSession(apiOfToken(c, settings, access_token))).ok) {
    return { ok: false, refusal: "unavailable" };
  }
  const { error } = await authOf(c, settings, kind).setSession({ access_token, refresh_token });
  const session = error ? null : noteSession(c, kind, access_token);
  return session ? { ok: true, session } : { ok: false, refusal: "unavailable" };
}

function signUpRefusalOf(c: WebContext, answer: Answer<AuthSession | null>): SignUpRefusal {
  if (answer.ok) return "unconfirmed";
  if (answer.problem.code === "email_taken") return "taken";
  const [wrong] = answer.problem.errors;
  if (wrong) return wrong.path === "password" ? "weak" : "invalid_email";
  const refusal = refusalOf(c, answer.problem);
  return refusal === "refused" ? "unavailable" : refusal;
}

function refusalOf(c: WebContext, problem: Problem): SignInRefusal {
  switch (problem.code) {
    case "invalid_credentials":
    case "invalid_input":
      return "refused";
    case "email_not_confirmed":
      return "unconfirmed";
    case "too_many_requests":
      c.header("retry-after", String(problem.retry_after_s ?? 60));
      return "too_many";
  }
  return "unavailable";
}
