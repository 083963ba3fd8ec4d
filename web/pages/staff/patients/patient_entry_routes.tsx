import { Hono } from "hono";
import * as z from "zod/mini";
import { changePatient, listPastVisits } from "../../../backend/patients.ts";
import { createVisit } from "../../../backend/visits.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { notFound } from "../../error_routes.tsx";
import { type Clinic, inClinic } from "../in_clinic.ts";
import { refusalMessage, refusalStatus } from "../refusal.ts";
import { chartPath, inChart, showChart } from "./chart_entry.tsx";
import { resolve } from "./chart_conflict.ts";
import { explain, readChanges } from "./chart_form.ts";
import { type ChartValues, typedValues } from "./chart_values.ts";
import { PatientVisitsPage } from "./PatientVisitsPage.tsx";

/** One chart: read, edited, put into the queue. */
export function patientEntryRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/:id", inClinic(deps, (c, clinic) => inChart(c, clinic, (entry) => showChart(c, entry, {}, 200))))
    .post("/:id", inClinic(deps, save))
    .post("/:id/fila", inClinic(deps, enqueue))
    .get("/:id/visitas", inClinic(deps, showVisits));
}

async function save(c: WebContext, clinic: Clinic): Promise<Response> {
  const id = c.req.param("id") ?? "";
  const form = await c.req.formData();
  const values = typedValues(form);
  const original = readOriginal(form);
  const version = Number(form.get("version"));
  const read = readChanges(values, original, version);
  const answer = read.ok ? await changePatient(clinic.api, id, read.data) : read;
  if (answer.ok) return c.redirect(`${chartPath(clinic, id)}?feito=salva`, 303);
  const { problem } = answer;
  if (problem.code === "not_found") return notFound(c);
  const { t, locale } = c.var;
  const conflict = resolve({ problem, values, original }, t, locale);
  const changes = conflict ?? { values, original, version, ...explain(problem, values, t) };
  return await inChart(c, clinic, (entry) => showChart(c, entry, changes, refusalStatus(problem)));
}

/** What the form was opened with; without it every field counts as written by hand. */
function readOriginal(form: FormData): ChartValues {
  try {
    const original: unknown = JSON.parse(String(form.get("original") ?? ""));
    return z.parse(z.record(z.string(), z.string()), original);
  } catch {
    return {};
  }
}

async function enqueue(c: WebContext, clinic: Clinic): Promise<Response> {
  const id = c.req.param("id") ?? "";
  const form = await c.req.formData();
  const service = String(form.get("service_id") ?? "");
  const key = String(form.get("idempotency_key") || crypto.randomUUID());
  const visit = { patient_id: id, ...service && { service_id: service } };
  const answer = await createVisit(clinic.api, clinic.establishment.id, visit, key);
  if (answer.ok) return c.redirect(`${chartPath(clinic, id)}?feito=fila`, 303);
  const { problem } = answer;
  const message = refusalMessage(problem, c.var.t);
  return await inChart(c, clinic, (entry) => showChart(c, entry, { message }, refusalStatus(problem)));
}

function showVisits(c: WebContext, clinic: Clinic): Promise<Response> {
  return inChart(c, clinic, async ({ chart, establishment, api, expect }) => {
    const cursor = c.req.query("cursor") || undefined;
    const answer = await listPastVisits(api, chart.id, { ...cursor && { cursor } });
    if (!answer.ok && answer.problem.code === "invalid_input") {
      return c.redirect(chartPath(clinic, chart.id), 303);
    }
    const props = { establishment, chart, page: expect(answer) };
    return page(c, <PatientVisitsPage request={pageRequest(c)} {...props} />);
  });
}
