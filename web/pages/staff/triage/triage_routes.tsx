import { Hono } from "hono";
import { MANAGERS, RISK_SETTERS } from "../../../../edge/domain/member.ts";
import { mayClassify } from "../../../../edge/domain/professional.ts";
import type { Api } from "../../../backend/api.ts";
import { readEstablishment } from "../../../backend/establishments.ts";
import { listMembers } from "../../../backend/members.ts";
import { listProfessionals } from "../../../backend/professionals.ts";
import { readQueue } from "../../../backend/queue.ts";
import { forecastBreaches } from "../../../backend/triage.ts";
import type { Classifier } from "../../../islands/triage/triage_page.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { type Clinic, inClinic } from "../in_clinic.ts";
import { TriageNotAllowedPage, TriagePage } from "./TriagePage.tsx";

/** Where arrivals are classified. */
export function triageRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>().get(
    "/",
    inClinic(deps, async (c, { api, establishment, expect }) => {
      const request = pageRequest(c);
      if (!RISK_SETTERS.includes(establishment.role)) {
        return page(c, <TriageNotAllowedPage request={request} establishment={establishment} />, 403);
      }
      const [queue, forecast, profile, classifiers] = await Promise.all([
        readQueue(api, establishment.id).then(expect),
        forecastBreaches(api, establishment.id),
        readEstablishment(api, establishment.id).then(expect),
        MANAGERS.includes(establishment.role) ? listClassifiers(api, establishment.id, expect) : [],
      ]);
      const props = {
        locale: c.var.locale,
        establishment,
        browser: deps.browser,
        queue,
        forecast: forecast.ok ? forecast.data : null,
        classifiers,
        targets: profile.risk_targets,
        risks: c.var.t.common.risk,
      };
      return page(c, <TriagePage request={request} props={props} />);
    }),
  );
}

/** Physicians and nurses of the house, and members who are one without a registration entered. */
async function listClassifiers(
  api: Api,
  establishment: string,
  expect: Clinic["expect"],
): Promise<Classifier[]> {
  const [professionals, members] = await Promise.all([
    listProfessionals(api, establishment, { status: "active" }).then(expect),
    listMembers(api, establishment).then(expect),
  ]);
  const registered = professionals
    .filter(mayClassify)
    .map(({ id, full_name }) => ({ id, name: full_name }));
  const others = members
    .filter(({ role, professional }) => (role === "nurse" || role === "doctor") && professional === null)
    .map(({ user_id, email }) => ({ id: user_id, name: email ?? user_id }));
  return [...registered, ...others].toSorted((a, b) => a.name.localeCompare(b.name));
}
