import { Hono } from "hono";
import { compress } from "hono/compress";
import { assetRoutes, type Assets, loadAssets } from "./assets.ts";
import { locale } from "./middleware/locale.ts";
import { onBehalf } from "./middleware/on_behalf.ts";
import { sameOriginForms, securityHeaders } from "./middleware/security.ts";
import { sessions } from "./middleware/sessions.ts";
import { crashed, notFound } from "./pages/error_routes.tsx";
import { authRoutes } from "./pages/auth_routes.tsx";
import { clinicRoutes } from "./pages/clinic/clinic_routes.tsx";
import { kioskRoutes } from "./pages/kiosk_routes.tsx";
import { remoteTicketRoutes } from "./pages/clinic/remote_ticket_routes.tsx";
import { invitationRoutes } from "./pages/invitation_routes.tsx";
import { logoRoutes } from "./pages/logo_routes.ts";
import { ownRoutes } from "./pages/patient/own_routes.ts";
import { patientRoutes } from "./pages/patient_routes.tsx";
import { publicRoutes } from "./pages/public_routes.tsx";
import { staffRoutes } from "./pages/staff_routes.tsx";
import { oneClickRoutes, unsubscribeRoutes } from "./pages/unsubscribe_routes.tsx";
import { browserSettings, type WebSettings } from "./settings.ts";
import type { WebDeps, WebEnv } from "./web_env.ts";

export interface Web {
  app: Hono<WebEnv>;
  close(): void;
}

/**
 * The pages as one Hono app, to be mounted at the root of an origin. The islands must have been built
 * (`buildIslands()`); style sheets and icons are read once, here.
 */
export function createWeb(settings: WebSettings, assets: Assets = loadAssets()): Web {
  const deps: WebDeps = { settings, browser: browserSettings(settings), assets };
  const app = new Hono<WebEnv>();
  app.use(securityHeaders(deps.browser, settings));
  app.route("/", assetRoutes(assets));
  app.route("/", logoRoutes(settings));
  app.use(compress());
  app.use(locale(assets), onBehalf(settings));
  app.route("/", oneClickRoutes(deps));
  app.use(sameOriginForms(settings));
  app.use(sessions(settings));
  app.route("/", publicRoutes(deps));
  app.route("/", unsubscribeRoutes(deps));
  app.route("/", authRoutes(deps));
  app.route("/", patientRoutes(deps));
  app.route("/", clinicRoutes(deps));
  app.route("/", kioskRoutes(deps));
  app.route("/", remoteTicketRoutes(deps));
  app.route("/", ownRoutes(deps));
  app.route("/", invitationRoutes(deps));
  app.route("/", staffRoutes(deps));
  app.notFound(notFound);
  app.onError(crashed);
  return { app, close: () => {} };
}
