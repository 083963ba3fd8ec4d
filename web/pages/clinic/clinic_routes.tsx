import { Hono } from "hono";
import type { Clinic } from "../../../edge/domain/clinic.ts";
import type { RemoteTicket } from "../../../edge/domain/remote_ticket.ts";
import type { Answer, Problem } from "../../backend/api.ts";
import { readClinic, readRemoteTicket, takeRemoteTicket } from "../../backend/clinics.ts";
import { serverApi } from "../../backend/server_api.ts";
import { speakAsClinic } from "../../middleware/locale.ts";
import { page } from "../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../web_env.ts";
import { NoticePage } from "../NoticePage.tsx";
import { ArrivalPage } from "./ArrivalPage.tsx";
import { ClinicPage } from "./ClinicPage.tsx";
import { BLANK, parseJoinForm, readJoinValues, toFieldErrors } from "./join_form.ts";
import { phoneOf, rememberTicket, ticketsOf } from "./phone_cookies.ts";

type View = Pick<Parameters<typeof ClinicPage>[0], "values" | "errors" | "message">;
type Status = 200 | 409 | 422 | 429 | 503;

/** `/c/:slug`: a clinic's public page and tickets by phone; `/c/:slug/cheguei`: where its poster leads. */
export function clinicRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/c/:slug", (c) => show(c, deps, { values: BLANK }))
    .post("/c/:slug", (c) => take(c, deps))
    .get("/c/:slug/cheguei", async (c) => {
      const clinic = await readClinic(serverApi(c, deps.settings), c.req.param("slug"));
      if (!clinic.ok) return missing(c, clinic);
      speakAsClinic(c, clinic.data);
      c.header("cache-control", "no-store");
      const tickets = await ownTickets(c, deps, clinic.data);
      const key = c.req.query("k")?.slice(0, 40) ?? "";
      return page(
        c,
        <ArrivalPage request={pageRequest(c)} clinic={clinic.data} tickets={tickets} posterKey={key} />,
      );
    });
}

async function show(c: WebContext, deps: WebDeps, view: View, status: Status = 200): Promise<Response> {
  const clinic = await readClinic(serverApi(c, deps.settings), c.req.param("slug") ?? "");
  if (!clinic.ok) return missing(c, clinic);
  speakAsClinic(c, clinic.data);
  // A wait from the browser's cache would be yesterday's.
  c.header("cache-control", "no-store");
  if (clinic.data.remote.state === "open") phoneOf(c);
  const own = await ownTickets(c, deps, clinic.data);
  return page(c, <ClinicPage request={pageRequest(c)} clinic={clinic.data} own={own} {...view} />, status);
}

async function take(c: WebContext, deps: WebDeps): Promise<Response> {
  const slug = c.req.param("slug") ?? "";
  const values = readJoinValues(await c.req.formData());
  const input = parseJoinForm(values, phoneOf(c), c.var.t);
  if (!input.ok) return await show(c, deps, { values, errors: input.errors }, 422);
  const taken = await takeRemoteTicket(serverApi(c, deps.settings), slug, input.ticket);
  if (taken.ok) {
    rememberTicket(c, taken.data.establishment.slug, taken.data.token);
    return c.redirect(`/t/${taken.data.token}`, 303);
  }
  if (taken.problem.code === "not_found") return missing(c, taken);
  return await show(c, deps, { values, ...explain(taken.problem, c) }, statusOf(taken.problem));
}

/** What to say of a refusal, beside the fields and above them. */
function explain(problem: Problem, c: WebContext): Pick<View, "errors" | "message"> {
  const { clinic, common } = c.var.t;
  const errors = toFieldErrors(problem.errors, c.var.t);
  if (errors.length > 0) return { errors };
  const { closed, full, off } = clinic.remote;
  const states: Readonly<Record<string, string>> = { closed, full, off };
  const problems: Readonly<Record<string, string>> = clinic.problems;
  const closure = problem.code === "remote_closed" ? states[problem.current_status ?? ""] : undefined;
  return { message: closure ?? problems[problem.code] ?? common.unavailable };
}

function statusOf({ status }: Problem): Status {
  return status === 409 || status === 422 || status === 429 ? status : 503;
}

/** Tickets that this phone took at a clinic and that are not over. */
async function ownTickets(c: WebContext, { settings }: WebDeps, { id }: Clinic): Promise<RemoteTicket[]> {
  const read = await Promise.all(
    ticketsOf(c).map((token) => readRemoteTicket(serverApi(c, settings), token)),
  );
  return read.flatMap((one) =>
    one.ok && one.data.establishment.id === id && /expected|confirmed/.test(one.data.state) ? [one.data] : []
  );
}

/** No such clinic, or none that could be read now. */
function missing(c: WebContext, answer: Answer<unknown>): Response | Promise<Response> {
  const { common } = c.var.t;
  const request = pageRequest(c);
  if (!answer.ok && answer.problem.code === "not_found") {
    return page(
      c,
      <NoticePage request={request} title={common.not_found.title} text={common.not_found.text} />,
      404,
    );
  }
  c.header("retry-after", "10");
  return page(
    c,
    <NoticePage request={request} title={common.crashed.title} text={common.unavailable} />,
    503,
  );
}
