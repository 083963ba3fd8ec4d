import { Hono } from "hono";
import { listPanels } from "../../backend/panels.ts";
import { listProfessionals } from "../../backend/professionals.ts";
import { readQueue } from "../../backend/queue.ts";
import { listRooms } from "../../backend/rooms.ts";
import { listServices } from "../../backend/services.ts";
import { SECTIONS } from "../../backend/staff_queue.ts";
import { isSecure } from "../../middleware/security.ts";
import { page } from "../../render.ts";
import { pageRequest, type WebDeps, type WebEnv } from "../../web_env.ts";
import { notFound } from "../error_routes.tsx";
import { BoardPage } from "./BoardPage.tsx";
import { DashboardPage } from "./DashboardPage.tsx";
import { inClinic } from "./in_clinic.ts";
import { TicketPrintPage } from "./TicketPrintPage.tsx";

/** Dashboard, queue board and printed ticket of one clinic. */
export function boardRoutes(deps: WebDeps): Hono<WebEnv> {
  const { browser } = deps;
  return new Hono<WebEnv>()
    .get(
      "/",
      inClinic(deps, async (c, { api, establishment, expect }) => {
        const [queue, professionals, displays] = await Promise.all([
          readQueue(api, establishment.id).then(expect),
          listProfessionals(api, establishment.id).then(expect),
          listPanels(api, establishment.id).then(expect),
        ]);
        const names = professionals.map(({ id, full_name }) => ({ id, full_name }));
        const { locale, t } = c.var;
        const { openPanel: _, ...words } = t.staff.dashboard;
        const steps = t.staff.onboarding;
        const props = { locale, establishment, browser, queue, professionals: names, words, steps };
        const watch = { locale, establishment, browser, panels: displays, words: t.panels.watch };
        return page(c, <DashboardPage request={pageRequest(c)} props={props} watch={watch} />);
      }),
    )
    .get(
      "/fila",
      inClinic(deps, async (c, { api, establishment, expect }) => {
        const [queue, panels, rooms, services, professionals] = await Promise.all([
          readQueue(api, establishment.id).then(expect),
          listPanels(api, establishment.id).then(expect),
          listRooms(api, establishment.id).then(expect),
          listServices(api, establishment.id).then(expect),
          listProfessionals(api, establishment.id).then(expect),
        ]);
        // The page holds what the board shows and nothing more of anybody.
        const names = professionals.map((
          { id, full_name, specialty, status, council, council_category },
        ) => ({
          id,
          full_name,
          specialty,
          status,
          council,
          council_category,
        }));
        const { locale, t } = c.var;
        const risks = t.common.risk;
        const props = { locale, establishment, browser, queue, rooms, services, professionals: names, risks };
        const watch = { locale, establishment, browser, panels, words: t.panels.watch };
        return page(c, <BoardPage request={pageRequest(c)} props={props} watch={watch} />);
      }),
    )
    .get(
      "/senha/:visit",
      inClinic(deps, async (c, { api, establishment, expect }) => {
        const queue = expect(await readQueue(api, establishment.id));
        const visit = SECTIONS.flatMap((name) => queue[name]).find((one) => one.id === c.req.param("visit"));
        if (!visit) return notFound(c);
        const link = new URL(`/t/${visit.token}`, c.req.url);
        // What is printed is read by a phone outside of the proxy.
        if (isSecure(c)) link.protocol = "https:";
        const props = { establishment, visit, link: link.href };
        return page(c, <TicketPrintPage request={pageRequest(c)} {...props} />);
      }),
    );
}
