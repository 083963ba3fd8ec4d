import { Hono } from "hono";
import { MANAGERS, RISK_SETTERS } from "../../../../edge/domain/member.ts";
import type { Member } from "../../../../edge/domain/member.ts";
import type { Api } from "../../../backend/api.ts";
import { readEstablishment } from "../../../backend/establishments.ts";
import { listMembers } from "../../../backend/members.ts";
import { searchProfessionals } from "../../../backend/professionals.ts";
import { readQueue } from "../../../backend/queue.ts";
import { forecastBreaches } from "../../../backend/triage.ts";
import { type Classifier, classifiersFor } from "../../../state/create_classifiers.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { forRoles } from "../for_roles.tsx";
import type { Clinic } from "../in_clinic.ts";
import { TriageNotAllowed } from "../not_allowed_pages.tsx";
import { TriagePage } from "./TriagePage.tsx";

/** Where arrivals are classified. */
export function triageRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>().get(
    "/",
    forRoles(deps, RISK_SETTERS, TriageNotAllowed, async (c, { api, establishment, expect }) => {
      const [queue, forecast, profile, classify] = await Promise.all([
        readQueue(api, establishment.id).then(expect),
        forecastBreaches(api, establishment.id),
        readEstablishment(api, establishment.id).then(expect),
        MANAGERS.includes(establishment.role) ? readClassifiers(api, establishment.id, expect) : null,
      ]);
      const props = {
        locale: c.var.locale,
        establishment,
        userId: c.var.session?.userId ?? "",
        draft: c.var.t.common.draft,
        browser: deps.browser,
        queue,
        forecast: forecast.ok ? forecast.data : null,
        classify,
        targets: profile.risk_targets,
        risks: c.var.t.common.risk,
      };
      return page(c, <TriagePage request={pageRequest(c)} props={props} />);
    }),
  );
}

/** In whose name a manager may classify: some are proposed, the rest searched for. */
async function readClassifiers(api: Api, establishment: string, expect: Clinic["expect"]) {
  const others = unregistered(await listMembers(api, establishment).then(expect));
  const proposed = await classifiersFor(
    (filter) => searchProfessionals(api, establishment, filter),
    others,
    "",
  );
  return { others, proposed: proposed ?? { people: others, isPart: true } };
}

/** Nurses and physicians of the team without a registration entered. */
function unregistered(members: readonly Member[]): Classifier[] {
  return members
    .filter(({ role, professional }) => (role === "nurse" || role === "doctor") && professional === null)
    .map(({ user_id, email }) => ({ id: user_id, name: email ?? user_id }));
}
