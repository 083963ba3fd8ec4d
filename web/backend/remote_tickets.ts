import { hc } from "hono/client";
import * as z from "zod/mini";
import { ArrivalPoster, ExpectedPerson } from "../../edge/domain/remote_ticket.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import type { RemoteTicketRoutes } from "../../edge/routes/remote_tickets.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

type NewArrival = z.infer<typeof CreatedVisit>;

const client = (api: Api) => hc<RemoteTicketRoutes>(api.baseUrl, through(api));
const house = (api: Api) => client(api).establishments[":id"];

/** Who took a ticket by phone and is expected. */
export function listExpected(api: Api, establishment: string): Promise<Answer<ExpectedPerson[]>> {
  const tickets = house(api)["remote-tickets"];
  return settle(tickets.$get({ param: { id: establishment } }), z.array(ExpectedPerson));
}

/** Confirms that somebody is here; again is no error. */
export function confirmExpected(api: Api, id: string): Promise<Answer<NewArrival>> {
  const tickets = client(api)["remote-tickets"][":id"];
  return settle(tickets.confirm.$post({ param: { id }, header: {} }), CreatedVisit);
}

/** The same, by what the person shows. */
export function confirmShown(api: Api, establishment: string, shown: string): Promise<Answer<NewArrival>> {
  const tickets = house(api)["remote-tickets"];
  return settle(
    tickets.confirm.$post({ param: { id: establishment }, json: { shown }, header: {} }),
    CreatedVisit,
  );
}

/** What the poster at the reception says. */
export function readArrivalKey(api: Api, establishment: string): Promise<Answer<ArrivalPoster>> {
  return settle(house(api)["arrival-key"].$get({ param: { id: establishment } }), ArrivalPoster);
}

/** Makes older posters worthless. */
export function renewArrivalKey(api: Api, establishment: string): Promise<Answer<ArrivalPoster>> {
  return settle(house(api)["arrival-key"].$post({ param: { id: establishment }, header: {} }), ArrivalPoster);
}
