import { Hono } from "hono";
import * as z from "zod/mini";
import type { WebContext, WebDeps, WebEnv } from "../../../web_env.ts";
import { notFound } from "../../error_routes.tsx";
import { type Clinic, inClinic } from "../in_clinic.ts";
import { csvOf, type Found, pdfOf, read, showReport } from "./report_answers.tsx";
import { loadHistory } from "./report_kinds.ts";

const Id = z.uuid();

/** A patient's history: whoever may read the chart may read it, and each reading is logged. */
export function historyRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", ofPatient(deps, showHistory))
    .get("/tabela.csv", ofPatient(deps, (c, clinic, _, found) => csvOf(c, clinic, found, "patient")))
    .get(
      "/relatorio.pdf",
      ofPatient(
        deps,
        (c, clinic, _, found) =>
          pdfOf(c, clinic, found, { name: "patient", warning: c.var.t.reports.files.personal }),
      ),
    );
}

function showHistory(c: WebContext, clinic: Clinic, patient: string, found: Found) {
  const t = c.var.t.reports.patient;
  const base = `/app/${clinic.establishment.slug}`;
  return showReport(c, clinic, found, {
    path: `${base}/relatorios/pacientes/${patient}`,
    title: found.loaded?.sheet.title ?? c.var.t.reports.kinds.patients.title,
    area: "patients",
    hasWhole: true,
    files: ["visits"],
    children: (
      <p class="muted">
        {t.logged} <a href={`${base}/pacientes/${patient}`}>{t.chart}</a>
      </p>
    ),
  });
}

/** A patient of the path; one of another clinic is as unknown as one that does not exist. */
function ofPatient(
  deps: WebDeps,
  answer: (c: WebContext, clinic: Clinic, patient: string, found: Found) => Response | Promise<Response>,
) {
  return inClinic(deps, async (c, clinic) => {
    const { data: patient } = Id.safeParse(c.req.param("patient"));
    if (!patient) return notFound(c);
    const found = await read(c, clinic, (_, query, words) => loadHistory(clinic, patient, query, words));
    return found.isMissing ? notFound(c) : await answer(c, clinic, patient, found);
  });
}
