import { Hono } from "hono";
import { Id } from "../../../../edge/domain/fields.ts";
import { readEstablishment } from "../../../backend/establishments.ts";
import {
  confirmExpected,
  confirmShown,
  listExpected,
  readArrivalKey,
  renewArrivalKey,
} from "../../../backend/remote_tickets.ts";
import type { Problem } from "../../../backend/api.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import type { Messages } from "../../../i18n/pt_BR.ts";
import { ownOrigin } from "../../../middleware/security.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { notFound } from "../../error_routes.tsx";
import { textOf } from "../../patient/account_form.ts";
import { type Clinic, inClinic } from "../in_clinic.ts";
import { refusalMessage, refusalStatus } from "../refusal.ts";
import { ArrivalsPage, type ArrivalsPageProps } from "./ArrivalsPage.tsx";
import { PosterPage } from "./PosterPage.tsx";

/** Who is expected, confirmed by one press or by what they show; and the poster of the reception. */
export function arrivalRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", inClinic(deps, (c, clinic) => show(c, clinic)))
    .post("/", inClinic(deps, confirmByCode))
    .get("/cartaz", inClinic(deps, (c, clinic) => showPoster(c, clinic, deps)))
    .post(
      "/cartaz",
      inClinic(deps, async (c, { api, establishment, expect }) => {
        expect(await renewArrivalKey(api, establishment.id));
        return c.redirect(`/app/${establishment.slug}/chegadas/cartaz?feito=renewed`, 303);
      }),
    )
    .post("/:id", inClinic(deps, confirmOne));
}

type Refused = Pick<ArrivalsPageProps, "errors" | "message" | "shown">;

async function show(
  c: WebContext,
  { api, establishment, expect }: Clinic,
  refused: Refused = {},
  status: 200 | 403 | 409 | 422 | 503 = 200,
): Promise<Response> {
  const [expected, house] = await Promise.all([
    listExpected(api, establishment.id).then(expect),
    readEstablishment(api, establishment.id).then(expect),
  ]);
  const code = /^[A-Z]{1,2}\d{3,}$/.exec(c.req.query("feito") ?? "")?.[0];
  const props = { establishment, expected, isOn: house.queue_rules.remote_join, confirmed: code, ...refused };
  return page(c, <ArrivalsPage request={pageRequest(c)} {...props} />, status);
}

async function confirmByCode(c: WebContext, clinic: Clinic): Promise<Response> {
  const shown = textOf(await c.req.formData(), "shown").trim();
  const answer = await confirmShown(clinic.api, clinic.establishment.id, shown);
  if (answer.ok) return done(c, clinic, answer.data.code);
  return await show(c, clinic, { shown, ...explain(answer.problem, c.var.t) }, refusalStatus(answer.problem));
}

async function confirmOne(c: WebContext, clinic: Clinic): Promise<Response> {
  const id = Id.safeParse(c.req.param("id"));
  if (!id.success) return await notFound(c);
  const answer = await confirmExpected(clinic.api, id.data);
  if (answer.ok) return done(c, clinic, answer.data.code);
  return await show(c, clinic, explain(answer.problem, c.var.t), refusalStatus(answer.problem));
}

function done(c: WebContext, { establishment }: Clinic, code: string): Response {
  return c.redirect(`/app/${establishment.slug}/chegadas?feito=${code}`, 303);
}

function explain(problem: Problem, t: Messages): { errors?: FieldError[]; message?: string } {
  const own: Readonly<Record<string, string>> = t.arrivals.errors;
  const errors = problem.errors.map(({ path, code }) => ({
    field: path,
    message: own[`${path}.${code}`] ?? t.common.field_codes.invalid,
  }));
  return errors.length > 0 ? { errors } : { message: refusalMessage(problem, t) };
}

async function showPoster(
  c: WebContext,
  { api, establishment, expect }: Clinic,
  { settings }: WebDeps,
): Promise<Response> {
  const { key } = expect(await readArrivalKey(api, establishment.id));
  const wasRenewed = c.req.query("feito") === "renewed";
  const props = { establishment, posterKey: key, origin: ownOrigin(c, settings), wasRenewed };
  return page(c, <PosterPage request={pageRequest(c)} {...props} />);
}
