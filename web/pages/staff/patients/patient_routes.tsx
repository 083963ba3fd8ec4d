import { Hono } from "hono";
import type { NewChart, SimilarPatient } from "../../../../edge/domain/patient.ts";
import { createPatient, findSimilarPatients, searchPatients } from "../../../backend/patients.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { type Clinic, inClinic } from "../in_clinic.ts";
import { refusalStatus } from "../refusal.ts";
import { explain, readNewChart, type Refused } from "./chart_form.ts";
import { type ChartValues, typedValues } from "./chart_values.ts";
import { mergeRoutes } from "./merge_routes.tsx";
import { NewPatientPage } from "./NewPatientPage.tsx";
import { patientEntryRoutes } from "./patient_entry_routes.tsx";
import { PatientsPage } from "./PatientsPage.tsx";
import { searchIn } from "./search_in.ts";

/** The clinic's charts: a list searched by the address, and forms that work without JavaScript. */
export function patientRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", inClinic(deps, showList))
    .get(
      "/novo",
      inClinic(deps, (c, clinic) => {
        const name = c.req.query("nome")?.trim().slice(0, 120) ?? "";
        return newPage(c, clinic, { values: { name }, errors: [] }, 200);
      }),
    )
    .post("/", inClinic(deps, add))
    .route("/", mergeRoutes(deps))
    .route("/", patientEntryRoutes(deps));
}

async function showList(c: WebContext, { api, establishment, expect }: Clinic): Promise<Response> {
  const q = searchIn(c);
  const cursor = c.req.query("cursor") || undefined;
  const found = await searchPatients(api, establishment.id, { ...q && { q }, ...cursor && { cursor } });
  if (cursor && !found.ok && found.problem.code === "invalid_input") {
    // Whoever stood at the end of that page is gone: from the start, then.
    return c.redirect(q ? `${c.req.path}?${new URLSearchParams({ q })}` : c.req.path, 303);
  }
  const { patients, next } = expect(found);
  const props = { establishment, q, cursor, next, shown: patients };
  return page(c, <PatientsPage request={pageRequest(c)} {...props} />);
}

type Filled = Refused & { values: ChartValues; similar?: readonly SimilarPatient[]; key?: string };

function newPage(
  c: WebContext,
  { establishment }: Clinic,
  filled: Filled,
  status: 200 | ReturnType<typeof refusalStatus>,
) {
  const { similar = [], key = crypto.randomUUID(), ...form } = filled;
  const props = { establishment, similar, idempotencyKey: key };
  return page(c, <NewPatientPage request={pageRequest(c)} {...props} {...form} />, status);
}

async function add(c: WebContext, clinic: Clinic): Promise<Response> {
  const { api, establishment } = clinic;
  const form = await c.req.formData();
  const values = typedValues(form);
  const read = readNewChart(values);
  if (!read.ok) return newPage(c, clinic, { values, ...explain(read.problem, values, c.var.t) }, 422);
  const similar = await unseen(clinic, read.data, String(form.get("seen") ?? ""));
  if (similar.length > 0) return newPage(c, clinic, { values, errors: [], similar }, 409);
  const key = String(form.get("idempotency_key") || crypto.randomUUID());
  const answer = await createPatient(api, establishment.id, read.data, key);
  if (answer.ok) return c.redirect(`${c.req.path}/${answer.data.id}?feito=criada`, 303);
  const status = refusalStatus(answer.problem);
  // After a lost answer the same key makes the second try safe; a corrected form is another request.
  const again = status === 503 ? { key } : {};
  return newPage(c, clinic, { values, ...explain(answer.problem, values, c.var.t), ...again }, status);
}

/** Charts that may be the person's already, unless the writer was shown them all and went on. */
async function unseen({ api, establishment }: Clinic, chart: NewChart, seen: string) {
  const { name, social_name, cpf, cns, birth_date, phone } = chart;
  const answer = await findSimilarPatients(api, establishment.id, {
    name,
    social_name,
    cpf,
    cns,
    birth_date,
    phone,
  });
  // Looking for duplicates is a kindness: opening the chart does not wait for it.
  if (!answer.ok) return [];
  const known = new Set(seen.split(","));
  return answer.data.every(({ id }) => known.has(id)) ? [] : answer.data;
}
