import { Hono } from "hono";
import { readWaitAccuracy } from "../../../backend/reports.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { inClinic } from "../in_clinic.ts";
import { WaitReportPage } from "./WaitReportPage.tsx";

/** Reports that have a page of their own. */
export function reportRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get(
      "/espera",
      inClinic(deps, async (c, { api, establishment, expect }) => {
        const accuracy = expect(await readWaitAccuracy(api, establishment.id));
        const props = { request: pageRequest(c), establishment, accuracy };
        return page(c, <WaitReportPage {...props} />);
      }),
    );
}
