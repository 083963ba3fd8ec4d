import { Hono } from "hono";
import { AccountChanges } from "../../../edge/domain/account.ts";
import {
  changeAccount,
  endOtherSessions,
  endSessionAt,
  findCharts,
  listSessions,
  proveEmail,
  requestEmailProof,
  unlinkChart,
} from "../../backend/accounts.ts";
import type { Problem } from "../../backend/api.ts";
import { page } from "../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../web_env.ts";
import { notFound } from "../error_routes.tsx";
import { MessagePage } from "../MessagePage.tsx";
import { AccountPage } from "./AccountPage.tsx";
import { AskPage } from "./AskPage.tsx";
import { type DoneName, doneOf } from "./Done.tsx";
import { accountChangeRoutes } from "./account_change_routes.tsx";
import { leavingRoutes } from "./leaving_routes.tsx";
import { expectOwn, inAccount, type Own, refusalText } from "./in_account.ts";

const HOME = "/minha/conta";

/** `/minha/conta`: everything about the account; every act is a plain form. */
export function accountRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", inAccount(deps, (c, own) => show(c, own)))
    .route("/", accountChangeRoutes(deps))
    .route("/", leavingRoutes(deps))
    .post(
      "/termos",
      inAccount(deps, async (c, own) => {
        const agreed = AccountChanges.safeParse(Object.fromEntries(await c.req.formData()));
        // Of texts that have changed again meanwhile the page tells by itself.
        if (!agreed.success) return c.redirect(HOME, 303);
        const answer = await changeAccount(own.api, agreed.data);
        return answer.ok ? done(c, "agreed") : refuse(c, own, answer.problem);
      }),
    )
    .post("/email/confirmar", inAccount(deps, sendProof))
    .get("/email/:token", inAccount(deps, askForProof))
    .post("/email/:token", inAccount(deps, takeProof))
    .post(
      "/aparelhos/outros/sair",
      inAccount(deps, async (c, own) => {
        const answer = await endOtherSessions(own.api);
        return answer.ok ? done(c, "others_ended") : refuse(c, own, answer.problem);
      }),
    )
    .post(
      "/aparelhos/:id/sair",
      inAccount(deps, async (c, own) => {
        const answer = await endSessionAt(own.api, c.req.param("id") ?? "");
        // One that has ended already is what was wanted.
        const isOut = answer.ok || answer.problem.status === 404;
        return isOut ? done(c, "ended") : refuse(c, own, answer.problem);
      }),
    )
    .get("/fichas/:id/tirar", inAccount(deps, (c, own) => askToUnlink(c, own)))
    .post(
      "/fichas/:id/tirar",
      inAccount(deps, async (c, own) => {
        const answer = await unlinkChart(own.api, c.req.param("id") ?? "");
        const isOut = answer.ok || answer.problem.status === 404;
        return isOut ? done(c, "unlinked") : refuse(c, own, answer.problem);
      }),
    );
}

/** Answers a form with the account, which says what was done. */
function done(c: WebContext, what: DoneName): Response {
  return c.redirect(`${HOME}?feito=${what}`, 303);
}

async function show(
  c: WebContext,
  { api, account }: Own,
  message?: string,
  status: 200 | 409 | 422 | 429 | 503 = 200,
): Promise<Response> {
  const sessions = expectOwn(await listSessions(api));
  const view = { account, sessions, done: message ? undefined : doneOf(c), message };
  return page(c, <AccountPage request={pageRequest(c)} {...view} />, status);
}

function refuse(c: WebContext, own: Own, problem: Problem): Promise<Response> {
  const { message, status } = refusalText(c, problem);
  return show(c, own, message, status);
}

async function sendProof(c: WebContext, own: Own): Promise<Response> {
  const answer = await requestEmailProof(own.api);
  if (!answer.ok) return await refuse(c, own, answer.problem);
  return done(c, answer.data.mailed ? "mailed" : "unmailed");
}

/** A button, because programs that look through mails open links too. */
function askForProof(c: WebContext, { account }: Own): Response {
  const { email: t, details } = c.var.t.account;
  return page(
    c,
    <AskPage
      request={pageRequest(c)}
      area="account"
      title={t.confirm_title}
      action={c.req.path}
      submit={t.confirm}
      back={{ href: HOME, label: details.back }}
    >
      <p>
        {t.confirm_text} <strong class="form__email">{account.email}</strong>
      </p>
    </AskPage>,
  );
}

async function takeProof(c: WebContext, own: Own): Promise<Response> {
  const answer = await proveEmail(own.api, c.req.param("token") ?? "");
  if (answer.ok) {
    const found = await findCharts(own.api);
    return done(c, found.ok && found.data.length > 0 ? "proved_found" : "proved");
  }
  const { code, status } = answer.problem;
  if (status !== 404 && code !== "invalid_input") return await refuse(c, own, answer.problem);
  const { over_title: title, over_text: text, over_action: action } = c.var.t.account.email;
  const view = { title, text, action, href: HOME };
  return page(c, <MessagePage request={pageRequest(c)} {...view} />, 410);
}

function askToUnlink(c: WebContext, { account }: Own): Response {
  const chart = account.charts.find((one) => one.patient_id === c.req.param("id"));
  if (!chart) return notFound(c);
  const { charts: t, details } = c.var.t.account;
  return page(
    c,
    <AskPage
      request={pageRequest(c)}
      area="account"
      title={t.unlink_title}
      action={c.req.path}
      submit={t.unlink_submit}
      back={{ href: HOME, label: details.back }}
      isDanger
    >
      <p>{t.unlink_text(chart.name, chart.establishment.name)}</p>
      <p class="muted">{t.unlink_stays}</p>
    </AskPage>,
  );
}
