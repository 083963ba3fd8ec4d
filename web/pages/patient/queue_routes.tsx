import { Hono } from "hono";
import type { AccountTicket } from "../../../edge/domain/account.ts";
import { Token } from "../../../edge/domain/fields.ts";
import { findCharts, linkChartByTicket, listAccountTickets } from "../../backend/accounts.ts";
import type { OwnTicket } from "../../backend/own_tickets.ts";
import type { PublicApi } from "../../backend/public_api.ts";
import { patientApi, publicApi } from "../../backend/server_api.ts";
import { readTicket } from "../../backend/tickets.ts";
import type { Locale } from "../../i18n/locale.ts";
import { page } from "../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../web_env.ts";
import { takenAt, ticketWords } from "../TicketPage.tsx";
import { accountError, textOf } from "./account_form.ts";
import { doneOf } from "./Done.tsx";
import { expectOwn, inAccount, type Own } from "./in_account.ts";
import { keepRefusal } from "./keep_refusal.ts";
import { MyQueuePage, type MyQueuePageProps } from "./MyQueuePage.tsx";

/** `/minha/fila`: the live places of the account's charts. */
export function queueRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", inAccount(deps, (c, own) => show(c, own, deps)))
    .post("/", inAccount(deps, (c, own) => keep(c, own, deps)))
    .get("/senhas", async (c) => {
      c.header("cache-control", "no-store");
      if (!c.var.patient) return c.json({ code: "not_authenticated" }, 401);
      const listed = await listAccountTickets(patientApi(c, deps.settings));
      if (!listed.ok) return c.json({ code: listed.problem.code }, listed.problem.status === 401 ? 401 : 503);
      const { tickets } = await readOwn(publicApi(c, deps.settings), listed.data, c.var.locale);
      return c.json({ tickets });
    });
}

type Refused = Pick<MyQueuePageProps, "ticket" | "errors" | "message">;

async function show(
  c: WebContext,
  own: Own,
  deps: WebDeps,
  refused: Refused = {},
  status: 200 | 404 | 409 | 422 | 429 | 503 = 200,
): Promise<Response> {
  const account = await withFound(own);
  const listed = expectOwn(await listAccountTickets(own.api));
  const { tickets, unread } = await readOwn(publicApi(c, deps.settings), listed, c.var.locale);
  const { of, open, idle_title, idle_text } = c.var.t.account.queue;
  const places = [...new Set(account.charts.map(({ establishment }) => establishment.name))];
  const isIdle = places.length > 0 && listed.length === 0;
  const island = {
    tickets,
    words: ticketWords(c.var.t),
    t: { of, open },
    idle: isIdle ? { title: idle_title, text: idle_text, places } : null,
    locale: c.var.locale,
    browser: deps.browser,
  };
  const done = status === 200 ? doneOf(c) : undefined;
  const view = { account, island, unread, done, ...refused };
  return page(c, <MyQueuePage request={pageRequest(c)} {...view} />, status);
}

/** Clinics may have got the verified address since the last look: their charts join the account by themselves. */
async function withFound({ api, account }: Own): Promise<Own["account"]> {
  if (!account.email_verified) return account;
  const found = await findCharts(api);
  if (!found.ok) return account;
  const fresh = found.data.map((link) => ({ ...link, name: account.name }));
  return { ...account, charts: [...account.charts, ...fresh] };
}

/** The tickets' queues as they stand now; those that cannot be read are counted. */
async function readOwn(api: PublicApi, listed: readonly AccountTicket[], locale: Locale) {
  const read = await Promise.all(listed.map(async ({ token, patient }): Promise<OwnTicket | null> => {
    const answer = await readTicket(api, token).catch(() => null);
    if (!answer) return null;
    const { code, arrived, status, risk, establishment, snapshot } = answer;
    const ticket = { code, arrived, status, risk, establishment, snapshot };
    return { token, ticket, person: patient.name, updated: takenAt({ ticket, locale }) };
  }));
  const tickets = read.filter((one) => one !== null);
  return { tickets, unread: read.length - tickets.length };
}

/** Keeps the ticket whose link was pasted. */
async function keep(c: WebContext, own: Own, deps: WebDeps): Promise<Response> {
  const { t } = c.var;
  const ticket = textOf(await c.req.formData(), "ticket").trim();
  const token = tokenOf(ticket);
  if (token === null) {
    const errors = [accountError(t, "ticket", ticket === "" ? "required" : "invalid_format")];
    return await show(c, own, deps, { ticket, errors }, 422);
  }
  const answer = await linkChartByTicket(own.api, token);
  if (answer.ok) return c.redirect("/minha/fila?feito=kept", 303);
  const { message, status } = keepRefusal(c, answer.problem);
  return await show(c, own, deps, { ticket, errors: [{ field: "ticket", message }] }, status);
}

/** The token in a ticket's link, or alone. */
function tokenOf(text: string): string | null {
  const last = /([\w-]+)\/?(?:[?#].*)?$/.exec(text)?.[1];
  return Token.safeParse(last).data ?? null;
}
