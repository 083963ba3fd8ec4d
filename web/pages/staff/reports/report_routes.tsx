import { Hono } from "hono";
import { readWaitAccuracy } from "../../../backend/reports.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { inClinic } from "../in_clinic.ts";
import { historyRoutes } from "./history_routes.tsx";
import { csvOf, pdfOf, read, showReport } from "./report_answers.tsx";
import { REPORT_KINDS, type ReportKind } from "./report_kinds.ts";
import { ReportsPage } from "./ReportsPage.tsx";
import { WaitReportPage } from "./WaitReportPage.tsx";

/** Reports that have a page of their own, each to be taken along as PDF and CSV. */
export function reportRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
    .get(
      "/",
      inClinic(
        deps,
        (c, { establishment }) =>
          page(c, <ReportsPage request={pageRequest(c)} establishment={establishment} />),
      ),
    )
    .get(
      "/espera",
      inClinic(deps, async (c, { api, establishment, expect }) => {
        const accuracy = expect(await readWaitAccuracy(api, establishment.id));
        const props = { request: pageRequest(c), establishment, accuracy };
        return page(c, <WaitReportPage {...props} />);
      }),
    )
    .route("/pacientes/:patient", historyRoutes(deps));
  for (const kind of REPORT_KINDS) routes.route(kind.path, kindRoutes(deps, kind));
  return routes;
}

function kindRoutes(deps: WebDeps, kind: ReportKind): Hono<WebEnv> {
  const found = (...[c, clinic]: Parameters<Parameters<typeof inClinic>[1]>) =>
    read(c, clinic, (asked, query, words) => kind.load(clinic, query, asked, words));
  return new Hono<WebEnv>()
    .get(
      "/",
      inClinic(deps, async (c, clinic) =>
        await showReport(c, clinic, await found(c, clinic), {
          path: `/app/${clinic.establishment.slug}/relatorios${kind.path}`,
          title: c.var.t.reports.kinds[kind.name].title,
          area: "reports",
          isSliced: kind.isSliced,
        })),
    )
    .get(
      "/tabela.csv",
      inClinic(deps, async (c, clinic) => csvOf(c, clinic, await found(c, clinic), kind.name)),
    )
    .get(
      "/relatorio.pdf",
      inClinic(
        deps,
        async (c, clinic) => await pdfOf(c, clinic, await found(c, clinic), { name: kind.name }),
      ),
    );
}
