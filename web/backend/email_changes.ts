import { hc } from "hono/client";
import { ChangedEmail, OpenEmailChange } from "../../edge/domain/login.ts";
import { EmailProofRequest } from "../../edge/domain/login_session.ts";
import type { EmailChangeRoutes } from "../../edge/routes/email_changes.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

const client = (api: Api) => hc<EmailChangeRoutes>(api.baseUrl, through(api));

/** Has a link mailed to the address that the login is to have. */
export function requestEmailChange(
  api: Api,
  wish: { email: string; password: string },
): Promise<Answer<EmailProofRequest>> {
  return settle(client(api).me.email.change.$post({ json: wish }), EmailProofRequest);
}

/** The address that a link is for, if it is good. */
export function readEmailChange(api: Api, token: string): Promise<Answer<{ email: string }>> {
  return settle(client(api).auth.email[":token"].$get({ param: { token } }), OpenEmailChange);
}

/** Gives the login its new address; every session ends. */
export function completeEmailChange(api: Api, token: string): Promise<Answer<{ email: string }>> {
  return settle(client(api).auth.email[":token"].$post({ param: { token } }), ChangedEmail);
}
