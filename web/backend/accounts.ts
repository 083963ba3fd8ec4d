import { hc } from "hono/client";
import * as z from "zod/mini";
import {
  Account,
  type AccountChanges,
  AccountTicket,
  type NewAccount,
  NewChartLink,
} from "../../edge/domain/account.ts";
import { Profile } from "../../edge/domain/establishment.ts";
import { EmailProofRequest, LoginSession } from "../../edge/domain/login_session.ts";
import type { AccountRoutes } from "../../edge/routes/accounts.ts";
import type { EmailProofRoutes } from "../../edge/routes/email_proofs.ts";
import type { LoginSessionRoutes } from "../../edge/routes/login_sessions.ts";
import type { ProfileRoutes } from "../../edge/routes/profile.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

const own = (api: Api) => hc<AccountRoutes>(api.baseUrl, through(api)).me;
const sessions = (api: Api) => hc<LoginSessionRoutes>(api.baseUrl, through(api)).me.sessions;
const email = (api: Api) => hc<EmailProofRoutes>(api.baseUrl, through(api)).me.email;

/** Makes the login a patient's. */
export function createAccount(api: Api, json: NewAccount): Promise<Answer<Account>> {
  return settle(own(api).account.$post({ json, header: {} }), Account);
}

/** Corrects the account, or agrees to the texts in force. */
export function changeAccount(api: Api, json: AccountChanges): Promise<Answer<Profile>> {
  return settle(hc<ProfileRoutes>(api.baseUrl, through(api)).me.$patch({ json }), Profile);
}

/** Open visits of the account's charts. */
export function listAccountTickets(api: Api): Promise<Answer<AccountTicket[]>> {
  return settle(own(api).tickets.$get(), z.array(AccountTicket));
}

/** Links the chart behind a ticket. */
export function linkChartByTicket(api: Api, token: string): Promise<Answer<NewChartLink>> {
  return settle(own(api).charts.$post({ json: { token }, header: {} }), NewChartLink);
}

/** Links charts that have the verified address; those that are new. */
export function findCharts(api: Api): Promise<Answer<NewChartLink[]>> {
  return settle(own(api).charts.find.$post(), z.array(NewChartLink));
}

export function unlinkChart(api: Api, id: string): Promise<Answer<Account>> {
  return settle(own(api).charts[":id"].$delete({ param: { id } }), Account);
}

/** Where the login is signed in, latest first. */
export function listSessions(api: Api): Promise<Answer<LoginSession[]>> {
  return settle(sessions(api).$get(), z.array(LoginSession));
}

/** Signs out everywhere but here. */
export function endOtherSessions(api: Api): Promise<Answer<LoginSession[]>> {
  return settle(sessions(api).$delete(), z.array(LoginSession));
}

export function endSessionAt(api: Api, id: string): Promise<Answer<LoginSession[]>> {
  return settle(sessions(api)[":id"].$delete({ param: { id } }), z.array(LoginSession));
}

/** Has a link mailed to the login's address. */
export function requestEmailProof(api: Api): Promise<Answer<EmailProofRequest>> {
  return settle(email(api).proof.$post(), EmailProofRequest);
}

/** The link has come back. */
export function proveEmail(api: Api, token: string): Promise<Answer<{ email: string | null }>> {
  return settle(email(api).prove.$post({ json: { token } }), z.object({ email: z.nullable(z.string()) }));
}
