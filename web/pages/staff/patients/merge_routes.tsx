import { Hono } from "hono";
import { MERGE_FIELDS, MERGERS } from "../../../../edge/domain/chart_merge.ts";
import { mergePatients, searchPatients, undoMerge } from "../../../backend/patients.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { notFound } from "../../error_routes.tsx";
import { type Clinic, type ClinicHandle, inClinic } from "../in_clinic.ts";
import { refusalMessage, refusalStatus } from "../refusal.ts";
import { chartPath, inChart, showChart, suspectsOf } from "./chart_entry.tsx";
import { ComparePage } from "./ComparePage.tsx";
import { FindChartPage } from "./FindChartPage.tsx";
import { MayNotMergePage } from "./MayNotMergePage.tsx";
import { searchIn } from "./search_in.ts";

/** Merging two charts: the other one is found, both are compared, and it can be undone. */
export function mergeRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/:id/unir", inMerging(deps, find))
    .get("/:id/unir/:other", inMerging(deps, (c, clinic) => compare(c, clinic, {}, 200)))
    .post("/:id/unir/:other", inMerging(deps, merge))
    .post("/:id/unioes/:merge", inMerging(deps, undo));
}

/** Lets those pass who may merge. */
function inMerging(deps: WebDeps, handle: ClinicHandle) {
  return inClinic(deps, (c, clinic) => {
    if (MERGERS.includes(clinic.establishment.role)) return handle(c, clinic);
    const props = { establishment: clinic.establishment, chart: c.req.param("id") ?? "" };
    return page(c, <MayNotMergePage request={pageRequest(c)} {...props} />, 403);
  });
}

function find(c: WebContext, clinic: Clinic): Promise<Response> {
  return inChart(c, clinic, async (entry) => {
    const { api, establishment, chart, expect } = entry;
    const q = searchIn(c);
    const found = q ? expect(await searchPatients(api, establishment.id, { q })).patients : null;
    const suspects = await suspectsOf(entry) ?? [];
    const others = found?.filter(({ id }) => id !== chart.id).slice(0, 20) ?? null;
    const props = { establishment, chart, q, suspects, found: others };
    return page(c, <FindChartPage request={pageRequest(c)} {...props} />);
  });
}

interface Comparing {
  take?: readonly string[];
  message?: string;
}

function compare(
  c: WebContext,
  clinic: Clinic,
  { take = [], message }: Comparing,
  status: 200 | ReturnType<typeof refusalStatus>,
): Promise<Response> {
  const other = c.req.param("other") ?? "";
  if (other === c.req.param("id")) {
    return Promise.resolve(c.redirect(`${chartPath(clinic, other)}/unir`, 303));
  }
  return inChart(c, clinic, ({ chart: keep, establishment }) =>
    inChart(c, clinic, ({ chart: merge }) => {
      const props = { establishment, keep, merge, take, message, idempotencyKey: crypto.randomUUID() };
      return page(c, <ComparePage request={pageRequest(c)} {...props} />, status);
    }, other));
}

async function merge(c: WebContext, clinic: Clinic): Promise<Response> {
  const [keep, other] = [c.req.param("id") ?? "", c.req.param("other") ?? ""];
  const form = await c.req.formData();
  const take = MERGE_FIELDS.filter((field) => form.get(field) === "merge");
  const key = String(form.get("idempotency_key") || crypto.randomUUID());
  const answer = await mergePatients(clinic.api, keep, other, take, key);
  if (answer.ok) return c.redirect(`${chartPath(clinic, keep)}?feito=unidas`, 303);
  const { problem } = answer;
  const isGone = problem.errors.some(({ path, code }) => path === "merge" && code === "unknown");
  const message = isGone ? c.var.t.patients.merge.gone : refusalMessage(problem, c.var.t);
  return await compare(c, clinic, { take, message }, refusalStatus(problem));
}

async function undo(c: WebContext, clinic: Clinic): Promise<Response> {
  const id = c.req.param("id") ?? "";
  const answer = await undoMerge(clinic.api, c.req.param("merge") ?? "");
  if (answer.ok) return c.redirect(`${chartPath(clinic, id)}?feito=desfeita`, 303);
  const { problem } = answer;
  if (problem.code === "not_found") return notFound(c);
  return await inChart(
    c,
    clinic,
    (entry) => showChart(c, entry, { message: refusalMessage(problem, c.var.t) }, refusalStatus(problem)),
  );
}
