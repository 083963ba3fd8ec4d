import { hc } from "hono/client";
import * as z from "zod/mini";
import { Presence, type PresenceChange, StaffedProfessional } from "../../edge/domain/presence.ts";
import { ServedServices } from "../../edge/domain/service.ts";
import type { PresenceRoutes } from "../../edge/routes/presences.ts";
import { type Answer, type Api, settle, through, withKey } from "./api.ts";

export type { StaffedProfessional };

const connect = (api: Api) => hc<PresenceRoutes>(api.baseUrl, through(api));
const one = (api: Api) => connect(api).professionals[":id"];

/** Active professionals, where they are and what they serve. */
export function listPresences(api: Api, establishment: string): Promise<Answer<StaffedProfessional[]>> {
  const { presences } = connect(api).establishments[":id"];
  return settle(presences.$get({ param: { id: establishment } }), z.array(StaffedProfessional));
}

/** Says where a professional is. */
export function markPresence(
  api: Api,
  professional: string,
  json: PresenceChange,
  key: string,
): Promise<Answer<Presence>> {
  return settle(
    one(api).presence.$post({ param: { id: professional }, json, header: withKey(key) }),
    Presence,
  );
}

/** What a professional serves; none for all. */
export function readServed(api: Api, professional: string): Promise<Answer<ServedServices>> {
  return settle(one(api).services.$get({ param: { id: professional } }), ServedServices);
}

/** Says what a professional serves; none for all. */
export function serveServices(
  api: Api,
  professional: string,
  services: string[],
): Promise<Answer<ServedServices>> {
  const input = { param: { id: professional }, json: { services }, header: withKey(crypto.randomUUID()) };
  return settle(one(api).services.$post(input), ServedServices);
}
