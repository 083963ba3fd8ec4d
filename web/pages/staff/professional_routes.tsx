import { Hono } from "hono";
import { FIRST_PAGE, ProfessionalFilter } from "../../../edge/domain/professional.ts";
import {
  createProfessional,
  listSpecialties,
  readProfessional,
  searchProfessionals,
} from "../../backend/professionals.ts";
import { page } from "../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../web_env.ts";
import { forManagers } from "./for_managers.tsx";
import { type Clinic, inClinic } from "./in_clinic.ts";
import { ProfessionalsNotAllowed } from "./not_allowed_pages.tsx";
import { professionalEntryRoutes } from "./professional_entry_routes.tsx";
import { explain, typedValues } from "./professional_form.ts";
import { ProfessionalFormPage } from "./ProfessionalFormPage.tsx";
import { ProfessionalsPage } from "./ProfessionalsPage.tsx";
import { refusalStatus } from "./refusal.ts";
import { isManager } from "./team/role_rights.ts";

/** The clinic's professionals: a list with filters in the address, and forms that work without JavaScript. */
export function professionalRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", inClinic(deps, showList))
    .get(
      "/novo",
      forManagers(deps, ProfessionalsNotAllowed, async (c, { api, establishment, expect }) => {
        const specialties = expect(await listSpecialties(api, establishment.id));
        const props = { establishment, specialties, values: {}, errors: [], key: crypto.randomUUID() };
        return page(c, <ProfessionalFormPage request={pageRequest(c)} {...props} />);
      }),
    )
    .post("/", inClinic(deps, add))
    .route("/", professionalEntryRoutes(deps));
}

async function showList(c: WebContext, { api, establishment, expect }: Clinic): Promise<Response> {
  const filter = filterOf(c);
  const cursor = c.req.query("cursor") || undefined;
  const [found, specialties, added] = await Promise.all([
    searchProfessionals(api, establishment.id, filter, cursor ?? FIRST_PAGE),
    listSpecialties(api, establishment.id).then(expect),
    addedOne(c, api),
  ]);
  if (cursor && !found.ok && found.problem.code === "invalid_input") {
    // Whoever stood at the end of that page is gone: from the start, then.
    return c.redirect(`${c.req.path}?${new URLSearchParams({ ...filter })}`, 303);
  }
  const { professionals, next } = expect(found);
  const props = { establishment, filter, cursor, next, shown: professionals, specialties, added };
  return page(
    c,
    <ProfessionalsPage
      request={pageRequest(c)}
      {...props}
      mayEdit={isManager(establishment.role)}
      isAfterRemoval={c.req.query("excluido") !== undefined}
    />,
  );
}

/** What the address narrows the list to; what cannot be a filter is none. */
function filterOf(c: WebContext): ProfessionalFilter {
  const known = Object.entries(ProfessionalFilter.shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(c.req.query(name));
    return read.success && read.data !== undefined ? [[name, read.data]] : [];
  });
  return ProfessionalFilter.parse(Object.fromEntries(known));
}

async function addedOne(c: WebContext, api: Clinic["api"]) {
  const id = c.req.query("adicionado");
  const answer = id ? await readProfessional(api, id) : undefined;
  return answer?.ok ? answer.data : undefined;
}

async function add(c: WebContext, { api, establishment }: Clinic): Promise<Response> {
  const form = await c.req.formData();
  const values = typedValues(form);
  const key = String(form.get("idempotency_key") || crypto.randomUUID());
  const answer = await createProfessional(api, establishment.id, values, key);
  if (answer.ok) return c.redirect(`${c.req.path}?adicionado=${answer.data.id}`, 303);
  const specialties = await listSpecialties(api, establishment.id);
  const status = refusalStatus(answer.problem);
  const props = {
    establishment,
    values,
    ...explain(answer.problem, c.var.t),
    specialties: specialties.ok ? specialties.data : [],
    // After a lost answer the same key makes the second try safe; a corrected form is another request.
    key: status === 503 ? key : crypto.randomUUID(),
  };
  return page(c, <ProfessionalFormPage request={pageRequest(c)} {...props} />, status);
}
