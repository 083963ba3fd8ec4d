import { Hono } from "hono";
import { createPanel, listPanels } from "../../../backend/panels.ts";
import { listServices } from "../../../backend/services.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { forManagers } from "../for_managers.tsx";
import { type Clinic, inClinic } from "../in_clinic.ts";
import { PanelsNotAllowed } from "../not_allowed_pages.tsx";
import { refusalStatus } from "../refusal.ts";
import { isManager } from "../team/role_rights.ts";
import { NewPanelPage } from "./NewPanelPage.tsx";
import { panelEntryRoutes } from "./panel_entry_routes.tsx";
import { BLANK, bodyOf, explain, typedValues } from "./panel_form.ts";
import { PanelsPage } from "./PanelsPage.tsx";

/** The clinic's TV panels: a list for everybody, forms for whoever runs the clinic. */
export function panelRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", inClinic(deps, (c, clinic) => showList(c, clinic, deps)))
    .get(
      "/novo",
      forManagers(deps, PanelsNotAllowed, async (c, { api, establishment, expect }) => {
        const services = await listServices(api, establishment.id).then(expect);
        const props = {
          establishment,
          services,
          values: BLANK,
          errors: [],
          idempotencyKey: crypto.randomUUID(),
        };
        return page(c, <NewPanelPage request={pageRequest(c)} {...props} />);
      }),
    )
    .post("/", inClinic(deps, add))
    .route("/", panelEntryRoutes(deps));
}

async function showList(c: WebContext, { api, establishment, expect }: Clinic, { browser }: WebDeps) {
  const [panels, services] = await Promise.all([
    listPanels(api, establishment.id).then(expect),
    listServices(api, establishment.id).then(expect),
  ]);
  const { locale, t } = c.var;
  const list = {
    locale,
    establishment,
    browser,
    panels,
    words: t.panels.watch,
    services: services.map(({ id, name }) => ({ id, name })),
    mayEdit: isManager(establishment.role),
  };
  const done = c.req.query("feito") === "removed" ? t.panels.done.removed : undefined;
  return page(c, <PanelsPage request={pageRequest(c)} list={list} done={done} />);
}

async function add(c: WebContext, { api, establishment, expect }: Clinic): Promise<Response> {
  const form = await c.req.formData();
  const values = typedValues(form);
  const key = String(form.get("idempotency_key") || crypto.randomUUID());
  const answer = await createPanel(api, establishment.id, bodyOf(values), key);
  if (answer.ok) return c.redirect(`${c.req.path}/${answer.data.id}?feito=added`, 303);
  const status = refusalStatus(answer.problem);
  const services = await listServices(api, establishment.id).then(expect);
  const props = {
    establishment,
    services,
    values,
    ...explain(answer.problem, c.var.t),
    // After a lost answer the same key makes the second try safe; a corrected form is another request.
    idempotencyKey: status === 503 ? key : crypto.randomUUID(),
  };
  return page(c, <NewPanelPage request={pageRequest(c)} {...props} />, status);
}
