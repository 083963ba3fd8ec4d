import { Hono } from "hono";
import type { RemoteTicket } from "../../../edge/domain/remote_ticket.ts";
import type { Problem } from "../../backend/api.ts";
import { arriveByKey, leaveRemoteTicket, readRemoteTicket } from "../../backend/clinics.ts";
import { serverApi } from "../../backend/server_api.ts";
import { ownOrigin } from "../../middleware/security.ts";
import { page } from "../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../web_env.ts";
import { notFound } from "../error_routes.tsx";
import { textOf } from "../patient/account_form.ts";
import { toFieldErrors } from "./join_form.ts";
import { RemoteTicketPage } from "./RemoteTicketPage.tsx";

/** What the holder of a ticket by phone does on `/t/:token`. */
export function remoteTicketRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .post("/t/:token/chegada", async (c) => {
      const token = c.req.param("token");
      const key = textOf(await c.req.formData(), "key");
      const answer = await arriveByKey(serverApi(c, deps.settings), token, key);
      return answer.ok ? c.redirect(`/t/${token}`, 303) : await refuse(c, deps, answer.problem);
    })
    .post("/t/:token/devolver", async (c) => {
      const token = c.req.param("token");
      const answer = await leaveRemoteTicket(serverApi(c, deps.settings), token);
      return answer.ok ? c.redirect(`/t/${token}`, 303) : await refuse(c, deps, answer.problem);
    });
}

/** The page of a ticket that is no visit (yet, or ever); null when there is no such ticket. */
export async function remoteTicketPage(
  c: WebContext,
  deps: WebDeps,
  token: string,
): Promise<Response | null> {
  const read = await readRemoteTicket(serverApi(c, deps.settings), token);
  return read.ok && read.data.state !== "confirmed" ? show(c, deps, read.data) : null;
}

type Refused = Pick<Parameters<typeof RemoteTicketPage>[0], "errors" | "message">;

function show(
  c: WebContext,
  { settings }: WebDeps,
  ticket: RemoteTicket,
  refused: Refused = {},
  status: 200 | 409 | 422 | 429 | 503 = 200,
): Response | Promise<Response> {
  c.header("cache-control", "no-store");
  const url = ownOrigin(c, settings) + `/t/${ticket.token}`;
  return page(
    c,
    <RemoteTicketPage request={pageRequest(c)} ticket={ticket} url={url} {...refused} />,
    status,
  );
}

async function refuse(c: WebContext, deps: WebDeps, problem: Problem): Promise<Response> {
  const token = c.req.param("token") ?? "";
  const read = await readRemoteTicket(serverApi(c, deps.settings), token);
  if (!read.ok) return await notFound(c);
  if (read.data.state === "confirmed") return c.redirect(`/t/${token}`, 303);
  const { t } = c.var;
  const errors = toFieldErrors(problem.errors, t);
  const problems: Readonly<Record<string, string>> = t.clinic.problems;
  const message = errors.length > 0 ? undefined : problems[problem.code] ?? t.common.unavailable;
  const { status } = problem;
  const known = status === 409 || status === 422 || status === 429 ? status : 503;
  return await show(c, deps, read.data, { errors, message }, known);
}
