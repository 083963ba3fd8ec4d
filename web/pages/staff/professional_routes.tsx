import { Hono } from "hono";
import type { MemberRole } from "../../../edge/domain/member.ts";
import { type Professional, ProfessionalStatus } from "../../../edge/domain/professional.ts";
import type { Problem } from "../../backend/api.ts";
import { createProfessional, listProfessionals } from "../../backend/professionals.ts";
import type { FieldError } from "../../components/ErrorSummary.tsx";
import type { Messages } from "../../i18n/pt_BR.ts";
import { page } from "../../render.ts";
import { pageRequest, type WebDeps, type WebEnv } from "../../web_env.ts";
import { inClinic } from "./in_clinic.ts";
import { NotAllowedPage } from "./NotAllowedPage.tsx";
import { ProfessionalFormPage } from "./ProfessionalFormPage.tsx";
import { PROFESSIONAL_FIELDS } from "./professional_fields.ts";
import { ProfessionalsPage } from "./ProfessionalsPage.tsx";

/** Who runs a clinic may add to its professionals; everybody there sees them. */
const EDITORS: readonly MemberRole[] = ["owner", "admin"];

/** The clinic's professionals: a list with filters in the address, and a form that works without JavaScript. */
export function professionalRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get(
      "/",
      inClinic(deps, async (c, { api, establishment, expect }) => {
        const filter = {
          specialty: c.req.query("specialty")?.trim().slice(0, 80) || undefined,
          status: ProfessionalStatus.safeParse(c.req.query("status")).data,
        };
        const all = await listProfessionals(api, establishment.id).then(expect);
        const isFiltered = filter.specialty !== undefined || filter.status !== undefined;
        const shown = isFiltered ? await listProfessionals(api, establishment.id, filter).then(expect) : all;
        const added = all.find((one) => one.id === c.req.query("adicionado"));
        const props = { establishment, filter, shown, added, specialties: specialtiesOf(all) };
        const mayAdd = EDITORS.includes(establishment.role);
        return page(
          c,
          <ProfessionalsPage request={pageRequest(c)} {...props} total={all.length} mayAdd={mayAdd} />,
        );
      }),
    )
    .get(
      "/novo",
      inClinic(deps, async (c, { api, establishment, expect }) => {
        if (!EDITORS.includes(establishment.role)) {
          return page(c, <NotAllowedPage request={pageRequest(c)} establishment={establishment} />, 403);
        }
        const specialties = specialtiesOf(await listProfessionals(api, establishment.id).then(expect));
        const props = { establishment, specialties, values: {}, errors: [], key: crypto.randomUUID() };
        return page(c, <ProfessionalFormPage request={pageRequest(c)} {...props} />);
      }),
    )
    .post(
      "/",
      inClinic(deps, async (c, { api, establishment }) => {
        const form = await c.req.formData();
        const values = valuesOf(form);
        const key = String(form.get("idempotency_key") || crypto.randomUUID());
        const answer = await createProfessional(api, establishment.id, values, key);
        const list = `/app/${establishment.slug}/profissionais`;
        if (answer.ok) return c.redirect(`${list}?adicionado=${answer.data.id}`, 303);
        const known = await listProfessionals(api, establishment.id);
        const { errors, message } = explain(answer.problem, c.var.t);
        const props = {
          establishment,
          values,
          errors,
          message,
          specialties: specialtiesOf(known.ok ? known.data : []),
          // After a lost answer the same key makes the second try safe; a corrected form is another request.
          key: answer.problem.status === 0 || answer.problem.status >= 500 ? key : crypto.randomUUID(),
        };
        const view = <ProfessionalFormPage request={pageRequest(c)} {...props} />;
        return page(c, view, statusOf(answer.problem));
      }),
    );
}

function statusOf({ status, code }: Problem): 403 | 409 | 422 | 503 {
  if (code === "role_not_allowed") return 403;
  if (code === "council_number_taken") return 409;
  return status === 0 || status >= 500 ? 503 : 422;
}

function specialtiesOf(professionals: readonly Professional[]): string[] {
  return [...new Set(professionals.map((one) => one.specialty))].sort((a, b) => a.localeCompare(b));
}

/** What was typed, without what was left empty. */
function valuesOf(form: FormData): Record<string, string> {
  return Object.fromEntries(PROFESSIONAL_FIELDS.flatMap((name) => {
    const value = form.get(name);
    return typeof value === "string" && value.trim() !== "" ? [[name, value]] : [];
  }));
}

/** A problem as errors of fields, or as a sentence about the form. */
function explain(problem: Problem, t: Messages): { errors: FieldError[]; message?: string } {
  const words = t.professionals;
  const texts: Readonly<Record<string, string>> = t.common.field_codes;
  if (problem.code === "council_number_taken") {
    return { errors: [{ field: "council_number", message: words.taken }] };
  }
  const errors = PROFESSIONAL_FIELDS
    .flatMap((name) => problem.errors.filter((error) => error.path === name))
    .map((error) => ({ field: error.path, message: error.message || texts[error.code] || texts.invalid }));
  if (errors.length > 0) return { errors };
  return { errors, message: problem.code === "role_not_allowed" ? words.form.notAllowed : words.failed };
}
