import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import { getPath } from "hono/utils/url";
import type { ApiEnv } from "./api_env.ts";
import { createPlanner } from "./analytics/create_planner.ts";
import { type AuthGuard, createAuthGuard } from "./auth_guard.ts";
import { createAuthService } from "./auth_service.ts";
import { createBackground } from "./background.ts";
import { sweepRemoteTickets } from "./data/remote_ticket.ts";
import { openDatabase } from "./data/database.ts";
import { createClientAddresses } from "./domain/client_address.ts";
import { Problem } from "./domain/problems.ts";
import { answerError, answerNotFound, answerProblem, nameOfCause } from "./middleware/problems.ts";
import { client } from "./middleware/client.ts";
import { MAX_LOGO_BYTES } from "./domain/logo.ts";
import { createLogoFiles } from "./logo_files.ts";
import { forecastAfterActs } from "./middleware/forecasts.ts";
import { requestLog } from "./middleware/request_log.ts";
import { createSessions } from "./middleware/session.ts";
import { describeApi } from "./openapi/document.ts";
import { createFiles } from "./files.ts";
import { createForecasts } from "./forecasts.ts";
import { createMailer } from "./notify/mailer.ts";
import { sendDuePinboards } from "./notify/pinboard_mails.ts";
import { removeOrphanedFiles } from "./orphans.ts";
import { createRealtimePasses } from "./realtime_pass.ts";
import { accounts } from "./routes/accounts.ts";
import { analytics } from "./routes/analytics.ts";
import { archives } from "./routes/archives.ts";
import { audit } from "./routes/audit.ts";
import { departures } from "./routes/departures.ts";
import { displays } from "./routes/displays.ts";
import { docs } from "./routes/docs.ts";
import { clinics } from "./routes/clinics.ts";
import { emailChanges } from "./routes/email_changes.ts";
import { emailProofs } from "./routes/email_proofs.ts";
import { establishments } from "./routes/establishments.ts";

import { invitations } from "./routes/invitations.ts";
import { keptQuestions } from "./routes/kept_questions.ts";
import { loginSessions } from "./routes/login_sessions.ts";
import { kiosk } from "./routes/kiosk.ts";
import { leaving } from "./routes/leaving.ts";
import { logins } from "./routes/logins.ts";
import { logos } from "./routes/logos.ts";
import { members } from "./routes/members.ts";
import { merges } from "./routes/merges.ts";
import { patients } from "./routes/patients.ts";
import { openDisplays } from "./routes/open_displays.ts";
import { panel } from "./routes/panel.ts";
import { pinboardMails } from "./routes/pinboard_mails.ts";
import { pinboards } from "./routes/pinboards.ts";
import { pins } from "./routes/pins.ts";
import { professionals } from "./routes/professionals.ts";
import { profile } from "./routes/profile.ts";
import { queue } from "./routes/queue.ts";
import { recoveries } from "./routes/recoveries.ts";
import { reports } from "./routes/reports.ts";
import { presences } from "./routes/presences.ts";
import { remoteTickets } from "./routes/remote_tickets.ts";
import { rooms } from "./routes/rooms.ts";
import { services } from "./routes/services.ts";
import { tickets } from "./routes/tickets.ts";
import { visits } from "./routes/visits.ts";
import { createRounds } from "./rounds.ts";
import { type ApiSettings, readSettings, type RequestLine } from "./settings.ts";

/** No JSON body of this API comes near it. */
const MAX_BODY_BYTES = 64 * 1024;
/** Where files are taken. */
const UPLOADS = /^\/establishments\/[^/]+\/logo$/;

/** Where the API stands: behind Supabase's gateway, and inside a hosted function named `api`. */
const BASES = /^(?:\/functions\/v1)?\/api(?=\/|$)/;

/** The API as a fetch handler, and a way to let go of its connections. */
export interface Api {
  app: Hono<ApiEnv>;
  /** To stand before a Supabase Auth that has no limits of its own. */
  guardAuth: AuthGuard;
  /** Sends weekly mails when they are due, requests or none; gives how to stop. Without it requests see to them. */
  watch(): () => void;
  /** Removes files of clinics that are no more, should an earlier process have died before it did. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** Builds the API. Nothing is connected before the first request. */
export function createApi(settings: ApiSettings): Api {
  const ready = readSettings(settings);
  const database = openDatabase(ready.databaseUrl, ready);
  const sessions = createSessions(ready);
  const passes = createRealtimePasses(ready);
  const mailer = createMailer(ready);
  const planner = createPlanner(ready, database);
  const log = ready.log ?? ((line) => console.log(JSON.stringify(line)));
  const background = createBackground((name, error) => log({ ...lineOf(name), failure: nameOfCause(error) }));
  const forecasts = createForecasts(database, background);
  const addresses = createClientAddresses({ trustedProxies: ready.trustedProxies, secret: ready.secretKey });
  const auth = createAuthService(ready, addresses);
  const files = createFiles(ready);
  const logoFiles = createLogoFiles(ready);
  const pageUrl = (path: string) => new URL(path, ready.publicUrl ?? ready.supabaseUrl).href;
  const mailing = { database, mailer, pageUrl };
  const rounds = createRounds(background, "pinboard mails", () => sendDuePinboards(mailing));
  const app = new Hono<ApiEnv>({ getPath: pathBelowBase });

  app.onError(answerError);
  app.notFound(answerNotFound);
  app.use(
    requestId(),
    requestLog(log),
    cors({
      origin: "*",
      allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
      allowHeaders: [
        "authorization",
        "apikey",
        "content-type",
        "idempotency-key",
        "if-match",
        "x-client-info",
        "x-request-id",
      ],
      exposeHeaders: ["x-request-id", "retry-after", "link", "etag"],
      maxAge: 86_400,
    }),
    // Of other names below this host we know nothing; the pages promise TLS for their own.
    secureHeaders({ strictTransportSecurity: false }),
    methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }),
    limitBodies(),
    async function share(c, next) {
      c.set("database", database);
      c.set("auth", auth);
      c.set("background", background);
      c.set("forecasts", forecasts);
      c.set("sessions", sessions);
      c.set("passes", passes);
      c.set("mailer", mailer);
      c.set("planner", planner);
      c.set("files", files);
      c.set("logos", logoFiles);
      c.set("pageUrl", pageUrl);
      c.header("cache-control", "no-store");
      c.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
      await next();
      rounds.look();
    },
    client(addresses),
    forecastAfterActs(),
  );
  for (const routes of [profile, establishments, queue, visits, professionals]) app.route("/", routes);
  for (const routes of [services, rooms, presences, displays, tickets, logos]) app.route("/", routes);
  for (const routes of [patients, merges]) app.route("/", routes);
  for (const routes of [accounts, loginSessions, emailProofs, emailChanges]) app.route("/", routes);
  for (const routes of [members, invitations, audit, logins, recoveries]) app.route("/", routes);
  for (const routes of [analytics, keptQuestions, pinboards, pins, pinboardMails]) app.route("/", routes);
  for (const routes of [departures, openDisplays, panel, reports]) {
    app.route("/", routes);
  }
  for (const routes of [clinics, remoteTickets, kiosk]) app.route("/", routes);
  for (const routes of [archives, leaving]) app.route("/", routes);
  app.route("/", docs(() => describeApi(app)));
  return {
    app,
    guardAuth: createAuthGuard({ database, addresses, background }),
    watch: rounds.watch,
    async sweep() {
      await sweepRemoteTickets(database);
      if (ready.secretKey) await removeOrphanedFiles(database, files);
    },
    async close() {
      await background.settled();
      await database.close();
    },
  };
}

/** What the log says of work that failed after its answer. */
function lineOf(name: string): RequestLine {
  const at = new Date().toISOString();
  return { at, method: "AFTER", route: name, status: 500, ms: 0, request_id: "" };
}

/** Refuses bodies that are larger than what their address takes. */
function limitBodies(): MiddlewareHandler<ApiEnv> {
  const limit = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (c) => answerProblem(c, new Problem("body_too_large")) });
  const [json, upload] = [limit(MAX_BODY_BYTES), limit(MAX_LOGO_BYTES)];
  return (c, next) => (UPLOADS.test(c.req.path) ? upload : json)(c, next);
}

function pathBelowBase(request: Request): string {
  return getPath(request).replace(BASES, "") || "/";
}

function refuseMethod(c: Context<ApiEnv>, methods: string[]): Response {
  c.header("allow", methods.join(", "));
  return answerProblem(c, new Problem("method_not_allowed"));
}
