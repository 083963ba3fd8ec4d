import { Hono } from "hono";
import type { Problem } from "../../../backend/api.ts";
import {
  changePanel,
  listPanels,
  pairPanel,
  removePanel,
  revokePanel,
  type StaffPanel,
} from "../../../backend/panels.ts";
import { listServices } from "../../../backend/services.ts";
import type { Messages } from "../../../i18n/pt_BR.ts";
import { ownOrigin } from "../../../middleware/security.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { notFound } from "../../error_routes.tsx";
import { forManagers } from "../for_managers.tsx";
import type { Clinic } from "../in_clinic.ts";
import { PanelsNotAllowed } from "../not_allowed_pages.tsx";
import { refusalMessage, refusalStatus } from "../refusal.ts";
import { bodyOf, explain, keptValues, typedValues } from "./panel_form.ts";
import { PanelEntryPage, type PanelEntryPageProps } from "./PanelEntryPage.tsx";
import { PanelRemovalPage } from "./PanelRemovalPage.tsx";

/** What the pages of one panel are given. */
interface Entry extends Clinic {
  panel: StaffPanel;
  origin: string;
}

/** What differs from the page as it opens. */
type Changes = Partial<Pick<PanelEntryPageProps, "values" | "errors" | "message" | "code">>;

/** One panel: its TV, its looks, its end. */
export function panelEntryRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/:id", inEntry(deps, async (c, entry) => page(c, await entryPage(c, entry))))
    .post("/:id", inEntry(deps, save))
    .post("/:id/conectar", inEntry(deps, pair))
    .post("/:id/desconectar", inEntry(deps, revoke))
    .get(
      "/:id/excluir",
      inEntry(deps, (c, entry) => page(c, <PanelRemovalPage request={pageRequest(c)} {...entry} />)),
    )
    .post("/:id/excluir", inEntry(deps, remove));
}

/** Finds the panel of the path in the clinic of the path, for those who may change it. */
function inEntry(deps: WebDeps, handle: (c: WebContext, entry: Entry) => Response | Promise<Response>) {
  return forManagers(deps, PanelsNotAllowed, async (c, clinic) => {
    const { api, establishment, expect } = clinic;
    const panels = await listPanels(api, establishment.id).then(expect);
    const panel = panels.find(({ id }) => id === c.req.param("id"));
    if (!panel) return notFound(c);
    return await handle(c, { ...clinic, panel, origin: ownOrigin(c, deps.settings) });
  });
}

async function entryPage(c: WebContext, entry: Entry, changes: Changes = {}) {
  const { api, establishment, expect, panel, origin } = entry;
  const services = await listServices(api, establishment.id).then(expect);
  const words: Readonly<Record<string, string>> = c.var.t.panels.done;
  const told = c.req.query("feito") ?? "";
  return (
    <PanelEntryPage
      request={pageRequest(c)}
      {...{ establishment, panel, origin, services }}
      done={Object.hasOwn(words, told) ? words[told] : undefined}
      values={keptValues(panel)}
      errors={[]}
      {...changes}
    />
  );
}

function done(c: WebContext, { establishment, panel }: Entry, what: keyof Messages["panels"]["done"]) {
  return c.redirect(`/app/${establishment.slug}/paineis/${panel.id}?feito=${what}`, 303);
}

async function save(c: WebContext, entry: Entry): Promise<Response> {
  const values = typedValues(await c.req.formData());
  const answer = await changePanel(entry.api, entry.panel.id, bodyOf(values));
  if (answer.ok) return done(c, entry, "saved");
  const changes = { values, ...explain(answer.problem, c.var.t) };
  return page(c, await entryPage(c, entry, changes), refusalStatus(answer.problem));
}

async function pair(c: WebContext, entry: Entry): Promise<Response> {
  const value = String((await c.req.formData()).get("code") ?? "");
  const answer = await pairPanel(entry.api, entry.panel.id, value);
  if (answer.ok) return done(c, entry, "paired");
  const code = { value, error: pairingError(answer.problem, c.var.t) };
  return page(c, await entryPage(c, entry, { code }), refusalStatus(answer.problem));
}

function pairingError(problem: Problem, t: Messages): string {
  const { wrong, too_many } = t.panels.pairing;
  if (problem.code === "too_many_requests") return too_many;
  const [error] = problem.errors;
  if (!error) return refusalMessage(problem, t);
  return error.code === "unknown" ? wrong : t.common.field_codes.required;
}

async function revoke(c: WebContext, entry: Entry): Promise<Response> {
  const answer = await revokePanel(entry.api, entry.panel.id);
  if (answer.ok) return done(c, entry, "revoked");
  const message = refusalMessage(answer.problem, c.var.t);
  return page(c, await entryPage(c, entry, { message }), refusalStatus(answer.problem));
}

async function remove(c: WebContext, entry: Entry): Promise<Response> {
  const answer = await removePanel(entry.api, entry.panel.id);
  if (answer.ok) return c.redirect(`/app/${entry.establishment.slug}/paineis?feito=removed`, 303);
  const message = refusalMessage(answer.problem, c.var.t);
  const view = <PanelRemovalPage request={pageRequest(c)} {...entry} message={message} />;
  return page(c, view, refusalStatus(answer.problem));
}
