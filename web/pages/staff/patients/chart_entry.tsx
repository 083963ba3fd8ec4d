import { MERGERS } from "../../../../edge/domain/chart_merge.ts";
import { knownAs, type PatientChart } from "../../../../edge/domain/patient.ts";
import { findSimilarPatients, readPatient } from "../../../backend/patients.ts";
import { listServices } from "../../../backend/services.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext } from "../../../web_env.ts";
import { notFound } from "../../error_routes.tsx";
import type { Clinic } from "../in_clinic.ts";
import type { refusalStatus } from "../refusal.ts";
import { keptValues } from "./chart_values.ts";
import { PatientPage, type PatientPageProps } from "./PatientPage.tsx";

/** What the pages of one chart are given. */
export interface ChartEntry extends Clinic {
  chart: PatientChart;
}

/** What differs from the page as it opens. */
type Changes = Partial<
  Pick<PatientPageProps, "values" | "errors" | "message" | "taken" | "original" | "version" | "news">
>;

/** The address of a chart's page. */
export function chartPath({ establishment }: Clinic, id: string): string {
  return `/app/${establishment.slug}/pacientes/${id}`;
}

/** Reads the chart of the path, in the clinic of the path; one that was merged leads to the chart that stayed. */
export async function inChart(
  c: WebContext,
  clinic: Clinic,
  handle: (entry: ChartEntry) => Response | Promise<Response>,
  id = c.req.param("id") ?? "",
): Promise<Response> {
  const answer = await readPatient(clinic.api, id);
  if (!answer.ok && answer.problem.code === "not_found") return notFound(c);
  const chart = clinic.expect(answer);
  if (chart.establishment_id !== clinic.establishment.id) return notFound(c);
  if (chart.merged_into !== null) {
    return c.redirect(`${chartPath(clinic, chart.merged_into)}?feito=veio`, 303);
  }
  return await handle({ ...clinic, chart });
}

/** Charts like this one, for those who may merge them. */
export async function suspectsOf({ api, establishment, chart }: ChartEntry) {
  if (!MERGERS.includes(establishment.role)) return null;
  const { id, name, cpf, cns, birth_date, phone } = chart;
  const likeness = { name: knownAs(chart), cpf, cns, birth_date, phone, except: id };
  const found = await Promise.all(
    [...new Set([name, knownAs(chart)])].map((one) =>
      findSimilarPatients(api, establishment.id, { ...likeness, name: one })
    ),
  );
  const all = found.flatMap((answer) => answer.ok ? answer.data : []);
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** Answers with the page of a chart. */
export async function showChart(
  c: WebContext,
  entry: ChartEntry,
  changes: Changes,
  status: 200 | ReturnType<typeof refusalStatus>,
): Promise<Response> {
  const { api, establishment, chart } = entry;
  const [services, suspects] = await Promise.all([listServices(api, establishment.id), suspectsOf(entry)]);
  const words: Readonly<Record<string, string>> = c.var.t.patients.done;
  const kept = keptValues(chart);
  const props = {
    establishment,
    chart,
    services: services.ok ? services.data.filter(({ active }) => active) : [],
    suspects,
    values: kept,
    original: kept,
    version: chart.version,
    errors: [],
    visitKey: crypto.randomUUID(),
    done: status === 200 ? words[c.req.query("feito") ?? ""] : undefined,
    ...changes,
  };
  return page(c, <PatientPage request={pageRequest(c)} {...props} />, status);
}
