import { Hono } from "hono";
import { readDisplay } from "../backend/displays.ts";
import type { PanelContent } from "../backend/panel_shapes.ts";
import { ApiRefusal } from "../backend/public_api.ts";
import { publicApi } from "../backend/server_api.ts";
import { readOwnTicket } from "../backend/own_ticket.ts";
import type { TicketAnswer } from "../backend/queue_shapes.ts";
import { readTicket } from "../backend/tickets.ts";
import { speakAsClinic } from "../middleware/locale.ts";
import { ownOrigin } from "../middleware/security.ts";
import type { BrowserSettings } from "../settings.ts";
import { page } from "../render.ts";
import { pageRequest, type WebContext, type WebDeps, type WebEnv } from "../web_env.ts";
import { isKept } from "./patient/keep_routes.tsx";
import { remoteTicketPage } from "./clinic/remote_ticket_routes.tsx";
import { NoticePage } from "./NoticePage.tsx";
import { PanelPage, SCREEN_WORDS } from "./PanelPage.tsx";
import { takenAt, TicketPage, ticketWords } from "./TicketPage.tsx";

/** Pages of patients and TVs: the ticket `/t/:token`, the panel `/painel/:id`, a TV to be paired `/painel`. */
export function patientRoutes(deps: WebDeps): Hono<WebEnv> {
  const { settings, browser } = deps;
  return new Hono<WebEnv>()
    .get("/t/:token", async (c) => {
      // A page from the browser's cache would show yesterday's place.
      c.header("cache-control", "no-store");
      const token = c.req.param("token");
      const [ticket, own, kept] = await Promise.all([
        reading(readTicket(publicApi(c, settings), token)),
        reading(readOwnTicket(publicApi(c, settings), token)),
        isKept(c, deps, token),
      ]);
      if (typeof ticket === "number") {
        const expected = ticket === 404 ? await remoteTicketPage(c, deps, token) : null;
        return expected ?? missing(c, ticket, "ticket");
      }
      speakAsClinic(c, ticket.establishment);
      const { locale, t } = c.var;
      const read = { ticket: shownOf(ticket), locale };
      const base = `${ownOrigin(c, settings)}/t/`;
      const island = {
        ...read,
        token,
        own: typeof own === "number" ? null : own,
        base,
        words: ticketWords(t),
        updated: takenAt(read),
        browser,
      };
      const url = base + token;
      return page(c, <TicketPage request={pageRequest(c)} island={island} url={url} isKept={kept} />);
    })
    .get("/painel/:id", async (c) => {
      c.header("cache-control", "no-store");
      const answer = await reading(readDisplay(publicApi(c, settings), c.req.param("id")));
      if (typeof answer === "number") return missing(c, answer, "panel");
      const { snapshot, ...content } = answer;
      return panelPage(c, browser, { ...content, at: snapshot.at });
    })
    .get("/painel", (c) => {
      c.header("cache-control", "no-store");
      return panelPage(c, browser, null);
    });
}

/** What the page needs of a ticket. */
function shownOf(
  { code, arrived, status, risk, forecast, kept_of_ten, watching, establishment, snapshot }: TicketAnswer,
): TicketAnswer {
  return { code, arrived, status, risk, forecast, kept_of_ten, watching, establishment, snapshot };
}

function panelPage(
  c: WebContext,
  browser: BrowserSettings,
  content: PanelContent | null,
): Response | Promise<Response> {
  const island = { content, words: SCREEN_WORDS, pairing: c.var.t.panel.pairing, browser };
  return page(c, <PanelPage request={pageRequest(c)} island={island} />);
}

/** What was read, or the status of the answer when nothing could be read. */
async function reading<T extends object>(asked: Promise<T>): Promise<T | number> {
  try {
    return await asked;
  } catch (error) {
    return error instanceof ApiRefusal ? error.status : 503;
  }
}

/** 404 for what does not exist; anything else passes, so the page tries again by itself. */
function missing(c: WebContext, status: number, area: "ticket" | "panel"): Response {
  const t = c.var.t[area];
  const request = pageRequest(c);
  if (status >= 400 && status < 500 && status !== 429) {
    return page(c, <NoticePage request={request} {...t.not_found} />, 404);
  }
  c.header("retry-after", "10");
  const again = <meta http-equiv="refresh" content="10" />;
  return page(
    c,
    <NoticePage request={request} {...t.unavailable} head={again} />,
    status === 429 ? 429 : 503,
  );
}
