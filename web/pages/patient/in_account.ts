import type { Handler } from "hono";
import type { Account } from "../../../edge/domain/account.ts";
import type { Answer, Api, Problem } from "../../backend/api.ts";
import { readMe } from "../../backend/me.ts";
import { patientApi } from "../../backend/server_api.ts";
import { endSession } from "../../backend/session.ts";
import type { WebContext, WebDeps, WebEnv } from "../../web_env.ts";
import { loginFirst, PATIENT_HOME } from "../login_first.ts";

/** What the pages of a patient's account are given. */
export interface Own {
  /** The API as the signed-in patient. */
  api: Api;
  account: Account;
}

/** A session that ended elsewhere, found while a page was being made. */
class SessionEnded extends Error {}

/**
 * Serves whoever is signed in as a patient. Others go to the login, which leads back here; a login without an
 * account goes and makes one first.
 */
export function inAccount(
  { settings }: WebDeps,
  handle: (c: WebContext, own: Own) => Response | Promise<Response>,
): Handler<WebEnv> {
  return async function inAccount(c) {
    if (!c.var.patient) return loginFirst(c.req.raw, PATIENT_HOME);
    try {
      const api = patientApi(c, settings);
      const { account } = expectOwn(await readMe(api));
      return account ? await handle(c, { api, account }) : accountFirst(c);
    } catch (error) {
      if (!(error instanceof SessionEnded)) throw error;
      await endSession(c, settings, "patient");
      return withCookies(c, loginFirst(c.req.raw, PATIENT_HOME));
    }
  };
}

/** The data of an answer that a page cannot do without; a session that has ended leads to the login. */
export function expectOwn<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.data;
  if (answer.problem.code === "not_authenticated") throw new SessionEnded();
  throw new Error(`Cannot show the page: ${answer.problem.code}`);
}

function accountFirst(c: WebContext): Response {
  const { pathname, search } = new URL(c.req.url);
  const next = c.req.method === "GET" ? pathname + search : PATIENT_HOME;
  return c.redirect(`/cadastro/paciente?next=${encodeURIComponent(next)}`, 303);
}

/** An answer of its own, with the cookies that end the session. */
function withCookies(c: WebContext, response: Response): Response {
  return c.redirect(response.headers.get("location") ?? "/entrar", 303);
}

/** What to say about a problem that belongs to no field, and with which status. */
export function refusalText(
  c: WebContext,
  { code, status, detail }: Problem,
): { message: string; status: 409 | 422 | 429 | 503 } {
  const { t } = c.var;
  if (code === "not_authenticated") throw new SessionEnded();
  if (status === 429) return { message: t.account.too_many, status };
  if (status === 0 || status >= 500) return { message: t.common.unavailable, status: 503 };
  return { message: detail ?? t.common.field_codes.invalid, status: status === 409 ? 409 : 422 };
}
