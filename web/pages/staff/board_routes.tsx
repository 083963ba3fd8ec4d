import { Hono } from "hono";
import type { StaffQueue } from "../../../edge/domain/staff_queue.ts";
import { readEstablishment } from "../../backend/establishments.ts";
import { listPanels } from "../../backend/panels.ts";
import { listProfessionalsById, searchProfessionals } from "../../backend/professionals.ts";
import { readQueue, readWaits } from "../../backend/queue.ts";
import { listExpected } from "../../backend/remote_tickets.ts";
import type { Messages } from "../../i18n/pt_BR.ts";
import type { ExpectedPeopleProps } from "../../islands/ExpectedPeople.tsx";
import { listRooms } from "../../backend/rooms.ts";
import { listServices } from "../../backend/services.ts";
import { SECTIONS } from "../../backend/staff_queue.ts";
import { offerFor, toColleague } from "../../state/create_staffing.ts";
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
        const [queue, { professionals: some }, displays] = await Promise.all([
          readQueue(api, establishment.id).then(expect),
          searchProfessionals(api, establishment.id, {}).then(expect),
          listPanels(api, establishment.id).then(expect),
        ]);
        const mentioned = expect(await listProfessionalsById(api, establishment.id, professionalsIn(queue)));
        const names = mentioned.map(({ id, full_name }) => ({ id, full_name }));
        const { locale, t } = c.var;
        const { openPanel: _, ...words } = t.staff.dashboard;
        const steps = t.staff.onboarding;
        const people = { professionals: names, hasProfessionals: some.length > 0 };
        const props = { locale, establishment, browser, queue, ...people, words, steps };
        const watch = { locale, establishment, browser, panels: displays, words: t.panels.watch };
        return page(c, <DashboardPage request={pageRequest(c)} props={props} watch={watch} />);
      }),
    )
    .get(
      "/fila",
      inClinic(deps, async (c, { api, establishment, expect }) => {
        const [queue, { waits }, panels, rooms, services, offer, profile] = await Promise.all([
          readQueue(api, establishment.id).then(expect),
          readWaits(api, establishment.id).then(expect),
          listPanels(api, establishment.id).then(expect),
          listRooms(api, establishment.id).then(expect),
          listServices(api, establishment.id).then(expect),
          offerFor((filter) => searchProfessionals(api, establishment.id, filter), ""),
          readEstablishment(api, establishment.id).then(expect),
        ]);
        const mentioned = expect(await listProfessionalsById(api, establishment.id, professionalsIn(queue)));
        const professionals = mentioned.map(toColleague);
        const { locale, t } = c.var;
        const risks = t.common.risk;
        const people = { professionals, offer: offer ?? { colleagues: [], isPart: true } };
        const maxCalls = profile.queue_rules.max_calls;
        const userId = c.var.session?.userId ?? "";
        const draft = c.var.t.common.draft;
        const shared = { locale, establishment, userId, draft, browser, queue, waits, risks, maxCalls };
        const props = { ...shared, rooms, services, ...people };
        const watch = { locale, establishment, browser, panels, words: t.panels.watch };
        const expected = profile.queue_rules.remote_join
          ? {
            locale,
            establishment,
            browser,
            words: expectedWords(t),
            people: await listExpected(api, establishment.id).then(expect),
          }
          : null;
        return page(
          c,
          <BoardPage request={pageRequest(c)} props={props} watch={watch} expected={expected} />,
        );
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

/** What the list of those who are expected says: strings only. */
function expectedWords({ arrivals, common }: Messages): ExpectedPeopleProps["words"] {
  const { title, confirm, confirm_of, confirmed, until, empty, all } = arrivals;
  return { title, confirm, confirm_of, confirmed, until, empty, all, unavailable: common.unavailable };
}

/** Ids of the professionals whom a queue speaks of. */
function professionalsIn(queue: StaffQueue): string[] {
  return SECTIONS.flatMap((name) => queue[name]).flatMap((visit) => visit.professional_id ?? []);
}
