import { Hono } from "hono";
import { linkChartByTicket, listAccountTickets } from "../../backend/accounts.ts";
import { patientApi, publicApi } from "../../backend/server_api.ts";
import { readTicket } from "../../backend/tickets.ts";
import { page } from "../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../web_env.ts";
import { AskPage } from "./AskPage.tsx";
import { inAccount, type Own } from "./in_account.ts";
import { keepRefusal } from "./keep_refusal.ts";

/** `/t/:token/guardar`: a ticket's chart becomes the account's. */
export function keepRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/t/:token/guardar", inAccount(deps, (c) => ask(c, deps)))
    .post("/t/:token/guardar", inAccount(deps, (c, own) => keep(c, own, deps)));
}

/** Whether a ticket is in the account of whoever is signed in; nobody signed in costs nothing. */
export async function isKept(c: WebContext, { settings }: WebDeps, token: string): Promise<boolean> {
  if (!c.var.patient) return false;
  const listed = await listAccountTickets(patientApi(c, settings));
  return listed.ok && listed.data.some((one) => one.token === token);
}

async function keep(c: WebContext, { api }: Own, deps: WebDeps): Promise<Response> {
  const answer = await linkChartByTicket(api, c.req.param("token") ?? "");
  if (answer.ok) return c.redirect("/minha/fila?feito=kept", 303);
  const { message, status } = keepRefusal(c, answer.problem);
  return await ask(c, deps, message, status);
}

/** Whether the same ticket may be kept on another try: not when it is somebody else's. */
function isWorthAsking(status: number): boolean {
  return status !== 409;
}

/** After the login nobody has pressed anything yet: this asks. */
async function ask(
  c: WebContext,
  deps: WebDeps,
  message?: string,
  status: 200 | 404 | 409 | 422 | 429 | 503 = 200,
): Promise<Response> {
  const token = c.req.param("token") ?? "";
  if (status === 200 && await isKept(c, deps, token)) return c.redirect("/minha/fila", 303);
  const ticket = await readTicket(publicApi(c, deps.settings), token).catch(() => null);
  const t = c.var.t.account.keep;
  const isFound = ticket !== null;
  return page(
    c,
    <AskPage
      request={pageRequest(c)}
      area="queue"
      title={t.title}
      action={c.req.path}
      submit={isFound && isWorthAsking(status) ? t.action : null}
      back={isFound
        ? { href: `/t/${encodeURIComponent(token)}`, label: t.back }
        : { href: "/minha/fila", label: t.see }}
      message={message ?? (isFound ? undefined : t.not_found)}
    >
      {ticket && isWorthAsking(status) && <p>{t.confirm_text(ticket.code, ticket.establishment.name)}</p>}
    </AskPage>,
    isFound ? status : 404,
  );
}
