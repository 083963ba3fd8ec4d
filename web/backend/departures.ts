import { hc } from "hono/client";
import * as z from "zod/mini";
import { Departure, DepartureCheck, type DepartureQuery } from "../../edge/domain/departure.ts";
import type { DepartureRoutes } from "../../edge/routes/departures.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

const client = (api: Api) => hc<DepartureRoutes>(api.baseUrl, through(api)).establishments[":id"].queue;

/** Calls out of the order, latest first; for owners and admins. */
export function listDepartures(
  api: Api,
  establishment: string,
  query: DepartureQuery,
): Promise<Answer<Departure[]>> {
  return settle(client(api).departures.$get({ param: { id: establishment }, query }), z.array(Departure));
}

/** Whether nobody has touched that log. */
export function checkDepartures(api: Api, establishment: string): Promise<Answer<DepartureCheck>> {
  return settle(client(api).departures.check.$get({ param: { id: establishment } }), DepartureCheck);
}

/** The list as a file; null when it cannot be had. */
export async function downloadDepartures(
  api: Api,
  establishment: string,
  query: DepartureQuery,
): Promise<ReadableStream<Uint8Array> | null> {
  const answer = await client(api)["departures.csv"].$get({ param: { id: establishment }, query })
    .catch(() => null);
  if (answer?.ok) return answer.body;
  await answer?.body?.cancel();
  return null;
}
