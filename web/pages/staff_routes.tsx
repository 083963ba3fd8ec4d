import { Hono } from "hono";
import { readMe } from "../backend/me.ts";
import { serverApi } from "../backend/server_api.ts";
import { page } from "../render.ts";
import { pageRequest, type WebDeps, type WebEnv } from "../web_env.ts";
import { analyticsRoutes } from "./staff/analytics/analytics_routes.tsx";
import { arrivalRoutes } from "./staff/arrivals/arrival_routes.tsx";
import { auditRoutes } from "./staff/audit/audit_routes.tsx";
import { departureRoutes } from "./staff/audit/departure_routes.tsx";
import { boardRoutes } from "./staff/board_routes.tsx";
import { closingRoutes } from "./staff/closing/closing_routes.tsx";
import { ChooserPage } from "./staff/ChooserPage.tsx";
import { expecting, signedIn } from "./staff/in_clinic.ts";
import { panelRoutes } from "./staff/panels/panel_routes.tsx";
import { patientRoutes } from "./staff/patients/patient_routes.tsx";
import { pinboardRoutes } from "./staff/pinboards/pinboard_routes.tsx";
import { professionalRoutes } from "./staff/professional_routes.tsx";
import { serviceRoutes } from "./staff/services/service_routes.tsx";
import { settingsRoutes } from "./staff/settings/settings_routes.tsx";
import { triageRoutes } from "./staff/triage/triage_routes.tsx";
import { reportRoutes } from "./staff/reports/report_routes.tsx";
import { teamRoutes } from "./staff/team/team_routes.tsx";

/** Pages of a clinic's staff, under `/app`. */
export function staffRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .use("/app/*", signedIn())
    .get("/app", async (c) => {
      const { establishments } = expecting(c)(await readMe(serverApi(c, deps.settings)));
      const [only] = establishments;
      if (only && establishments.length === 1) return c.redirect(`/app/${only.slug}`, 303);
      return page(c, <ChooserPage request={pageRequest(c)} establishments={establishments} />);
    })
    .route("/app/:slug", boardRoutes(deps))
    .route("/app/:slug/chegadas", arrivalRoutes(deps))
    .route("/app/:slug/paineis", panelRoutes(deps))
    .route("/app/:slug/triagem", triageRoutes(deps))
    .route("/app/:slug/pacientes", patientRoutes(deps))
    .route("/app/:slug/profissionais", professionalRoutes(deps))
    .route("/app/:slug/relatorios", reportRoutes(deps))
    .route("/app/:slug/equipe", teamRoutes(deps))
    .route("/app/:slug/configuracoes/servicos", serviceRoutes(deps))
    .route("/app/:slug/configuracoes", settingsRoutes(deps))
    .route("/app/:slug/auditoria/ordem", departureRoutes(deps))
    .route("/app/:slug/auditoria", auditRoutes(deps))
    .route("/app/:slug/encerrar", closingRoutes(deps))
    .route("/app/:slug/analises/quadros", pinboardRoutes(deps))
    .route("/app/:slug/analises", analyticsRoutes(deps));
}
