import { hc } from "hono/client";
import type * as z from "zod/mini";
import {
  CreatedEstablishment,
  Establishment,
  type NewEstablishment,
} from "../../edge/domain/establishment.ts";
import type { EstablishmentRoutes } from "../../edge/routes/establishments.ts";
import { type Answer, type Api, settle, through, withKey } from "./api.ts";

const client = (api: Api) => hc<EstablishmentRoutes>(api.baseUrl, through(api)).establishments;

/** Signs a clinic up; the caller becomes its owner. */
export function createEstablishment(
  api: Api,
  json: NewEstablishment,
  key: string,
): Promise<Answer<z.infer<typeof CreatedEstablishment>>> {
  return settle(client(api).$post({ json, header: withKey(key) }), CreatedEstablishment);
}

/** An establishment with its settings, for its members. */
export function readEstablishment(api: Api, id: string): Promise<Answer<Establishment>> {
  return settle(client(api)[":id"].$get({ param: { id } }), Establishment);
}
