import { hc } from "hono/client";
import * as z from "zod/mini";
import { AuthSession, OpenRecovery, Recovered } from "../../edge/domain/login.ts";
import type { LoginRoutes } from "../../edge/routes/logins.ts";
import type { RecoveryRoutes } from "../../edge/routes/recoveries.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

const logins = (api: Api) => hc<LoginRoutes>(api.baseUrl, through(api)).auth;
const recoveries = (api: Api) => hc<RecoveryRoutes>(api.baseUrl, through(api)).auth.recovery;

/** Signs in with an e-mail address or a CPF, in a browser that keeps a name of its own. */
export function logIn(
  api: Api,
  login: { identifier: string; password: string; device: string },
): Promise<Answer<AuthSession>> {
  return settle(logins(api).login.$post({ json: login }), AuthSession);
}

/** Opens a login; null when its address has to be confirmed first. */
export function openLogin(
  api: Api,
  login: { email: string; password: string },
): Promise<Answer<AuthSession | null>> {
  // Where addresses are confirmed first the answer has no body.
  return settle(logins(api).signup.$post({ json: login }), z.catch(z.nullable(AuthSession), null));
}

/** Takes the rights of a member of staff out of the session of `api`, for good. */
export function narrowSession(api: Api): Promise<Answer<null>> {
  return settle(logins(api).narrow.$post({}), z.null());
}

/** Has a link mailed, if somebody has this e-mail address or CPF. */
export function askForRecovery(api: Api, identifier: string): Promise<Answer<unknown>> {
  return settle(recoveries(api).$post({ json: { identifier } }), z.unknown());
}

/** Whose link it is, if it is good. */
export function readRecovery(api: Api, token: string): Promise<Answer<OpenRecovery>> {
  return settle(recoveries(api)[":token"].$get({ param: { token } }), OpenRecovery);
}

/** Sets a new password; every session ends. */
export function recover(
  api: Api,
  token: string,
  chosen: { password: string; device: string },
): Promise<Answer<z.infer<typeof Recovered>>> {
  return settle(recoveries(api)[":token"].$post({ param: { token }, json: chosen }), Recovered);
}
