import { Hono } from "hono";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import { answerPinboard, createPinboard, listPinboards } from "../../../backend/pinboards.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../../../web_env.ts";
import { type Clinic, inClinic } from "../in_clinic.ts";
import { refusalMessage } from "../refusal.ts";
import { readSubscription } from "../../../backend/pinboard_mails.ts";
import { mailRoutes } from "./mail_routes.ts";
import { doneWords, type Entry, inPinboard } from "./in_pinboard.ts";
import { pinboardEditRoutes } from "./pinboard_edit_routes.tsx";
import { PinboardPage } from "./PinboardPage.tsx";
import { PinboardsPage } from "./PinboardsPage.tsx";
import { showPins } from "./shown_pins.ts";

/** Pinboards: dashboards of pinned answers. */
export function pinboardRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get("/", inClinic(deps, (c, clinic) => list(c, clinic)))
    .post("/", inClinic(deps, create))
    .get("/:id", inPinboard(deps, (c, entry) => show(c, entry, deps)))
    .get("/:id/figuras", inPinboard(deps, figures))
    .route("/", pinboardEditRoutes(deps))
    .route("/", mailRoutes(deps));
}

interface Refused {
  name?: string;
  errors: FieldError[];
}

async function list(
  c: WebContext,
  { api, establishment, expect }: Clinic,
  refused: Refused = { errors: [] },
) {
  const boards = await listPinboards(api, establishment.id).then(expect);
  const props = { request: pageRequest(c), establishment, boards, done: doneWords(c), ...refused };
  return page(c, <PinboardsPage {...props} />, refused.errors.length > 0 ? 422 : 200);
}

async function create(c: WebContext, clinic: Clinic): Promise<Response> {
  const name = String((await c.req.formData()).get("name") ?? "");
  const answer = await createPinboard(clinic.api, clinic.establishment.id, name);
  if (answer.ok) {
    return c.redirect(`/app/${clinic.establishment.slug}/analises/quadros/${answer.data.id}`, 303);
  }
  const message = answer.problem.errors[0]?.message || refusalMessage(answer.problem, c.var.t);
  return await list(c, clinic, { name, errors: [{ field: "name", message }] });
}

async function show(c: WebContext, entry: Entry, { browser }: WebDeps): Promise<Response> {
  const { api, establishment, expect, board } = entry;
  const [answers, subscription] = await Promise.all([
    answerPinboard(api, board.id, false).then(expect),
    readSubscription(api, board.id).then(expect),
  ]);
  const props = {
    locale: c.var.locale,
    establishment,
    browser,
    figures: await showPins(c, establishment.slug, answers),
    source: `/app/${establishment.slug}/analises/quadros/${board.id}/figuras`,
    words: c.var.t.pinboards.live,
  };
  const view = { request: pageRequest(c), board, subscription, props, done: doneWords(c) };
  return page(c, <PinboardPage {...view} />);
}

/** The figures anew, for the page that is open. */
async function figures(c: WebContext, { api, establishment, expect, board }: Entry): Promise<Response> {
  const answers = await answerPinboard(api, board.id, c.req.query("live") !== undefined).then(expect);
  c.header("cache-control", "no-store");
  return c.json(await showPins(c, establishment.slug, answers));
}
