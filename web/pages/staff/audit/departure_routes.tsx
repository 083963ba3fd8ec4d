import { Hono } from "hono";
import { DepartureQuery } from "../../../../edge/domain/departure.ts";
import { fieldErrorsOf } from "../../../../edge/domain/field_errors_of.ts";
import { checkDepartures, downloadDepartures, listDepartures } from "../../../backend/departures.ts";
import { listMembers } from "../../../backend/members.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { forManagers } from "../for_managers.tsx";
import { type Clinic, inClinic } from "../in_clinic.ts";
import { AuditNotAllowed } from "../not_allowed_pages.tsx";
import { isManager } from "../team/role_rights.ts";
import { DeparturesPage } from "./DeparturesPage.tsx";

const FIELDS = ["actor", "from", "to", "before"] as const;

/** Calls out of the order, for those who run the clinic. */
export function departureRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", forManagers(deps, AuditNotAllowed, show))
    .get(
      "/csv",
      inClinic(deps, async (c, { api, establishment }) => {
        const { filter } = readFilter(c);
        const file = isManager(establishment.role)
          ? await downloadDepartures(api, establishment.id, filter)
          : null;
        if (!file) return c.redirect(`/app/${establishment.slug}/auditoria/ordem`, 303);
        const name = `${establishment.slug}-ordem-${new Date().toISOString().slice(0, 10)}.csv`;
        return c.body(file, 200, {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename="${name}"`,
          "cache-control": "no-store",
        });
      }),
    );
}

async function show(c: WebContext, { api, establishment, expect }: Clinic): Promise<Response> {
  const { typed, filter, wrong } = readFilter(c);
  const [list, check, members] = await Promise.all([
    listDepartures(api, establishment.id, filter).then(expect),
    checkDepartures(api, establishment.id).then(expect),
    listMembers(api, establishment.id).then(expect),
  ]);
  const errors = wrong.map((field) => ({ field, message: c.var.t.departures.filter.wrong_day }));
  const props = { request: pageRequest(c), establishment, typed, errors, list, check, members };
  return page(c, <DeparturesPage {...props} />, errors.length > 0 ? 422 : 200);
}

/** What the address asks for; a choice that does not exist counts as none, a wrong day is told. */
function readFilter(c: WebContext) {
  const typed: Record<string, string> = Object.fromEntries(FIELDS.flatMap((name) => {
    const value = c.req.query(name)?.trim();
    return value ? [[name, value]] : [];
  }));
  const read = DepartureQuery.safeParse(typed);
  if (read.success) return { typed, filter: read.data, wrong: [] };
  const wrong = fieldErrorsOf(read.error.issues, typed).map(({ path }) => path);
  const others = Object.fromEntries(Object.entries(typed).filter(([name]) => !wrong.includes(name)));
  const days = wrong.filter((name) => name === "from" || name === "to");
  return { typed: days.length > 0 ? typed : others, filter: DepartureQuery.parse(others), wrong: days };
}
