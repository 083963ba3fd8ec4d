import { Hono } from "hono";
import { AuditFilter } from "../../../../edge/domain/audit.ts";
import { fieldErrorsOf } from "../../../../edge/domain/field_errors_of.ts";
import { downloadAudit, readAudit } from "../../../backend/audit.ts";
import { listMembers } from "../../../backend/members.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { forManagers } from "../for_managers.tsx";
import { inClinic } from "../in_clinic.ts";
import { AuditNotAllowed } from "../not_allowed_pages.tsx";
import { isManager } from "../team/role_rights.ts";
import { AuditPage } from "./AuditPage.tsx";

const FIELDS = ["actor", "patient_id", "table", "action", "from", "to", "cursor"] as const;

/** The clinic's audit log, for those who run it: a list with filters in the address, and the same as a file. */
export function auditRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get(
      "/",
      forManagers(deps, AuditNotAllowed, async (c, { api, establishment, expect }) => {
        const { typed, filter, wrong } = readFilter(c);
        const members = await listMembers(api, establishment.id).then(expect);
        const log = filter
          ? await readAudit(api, establishment.id, filter).then(expect)
          : { entries: [], names: {}, next: null };
        const errors = wrong.map((field) => ({ field, message: c.var.t.audit.filter.wrong_day }));
        const props = { request: pageRequest(c), establishment, typed, errors, log, members };
        return page(c, <AuditPage {...props} />, filter ? 200 : 422);
      }),
    )
    .get(
      "/csv",
      inClinic(deps, async (c, { api, establishment }) => {
        const { filter } = readFilter(c);
        const file = filter && isManager(establishment.role)
          ? await downloadAudit(api, establishment.id, filter)
          : null;
        if (!file) return c.redirect(`/app/${establishment.slug}/auditoria`, 303);
        const name = `${establishment.slug}-${new Date().toISOString().slice(0, 10)}.csv`;
        return c.body(file, 200, {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename="${name}"`,
          "cache-control": "no-store",
        });
      }),
    );
}

/** What the address asks for; a choice that does not exist counts as none, a wrong day is told. */
function readFilter(c: WebContext) {
  const typed = Object.fromEntries(FIELDS.flatMap((name) => {
    const value = c.req.query(name)?.trim();
    return value ? [[name, value]] : [];
  }));
  const read = AuditFilter.safeParse(typed);
  if (read.success) return { typed, filter: read.data, wrong: [] };
  const wrong = fieldErrorsOf(read.error.issues, typed).map(({ path }) => path);
  const days = wrong.filter((name) => name === "from" || name === "to");
  const others = Object.fromEntries(Object.entries(typed).filter(([name]) => !wrong.includes(name)));
  return days.length > 0
    ? { typed, filter: null, wrong: days }
    : { typed: others, filter: AuditFilter.parse(others), wrong: [] };
}
