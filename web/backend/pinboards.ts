import { hc } from "hono/client";
import * as z from "zod/mini";
import {
  type NewPin,
  Pinboard,
  PinboardAnswers,
  type PinboardChanges,
  type PinChanges,
} from "../../edge/domain/analytics/pinboard.ts";
import type { PinboardRoutes } from "../../edge/routes/pinboards.ts";
import type { PinRoutes } from "../../edge/routes/pins.ts";
import { type Answer, type Api, settle, through, withKey } from "./api.ts";

const client = (api: Api) => hc<PinboardRoutes>(api.baseUrl, through(api));
const pinsOf = (api: Api) => hc<PinRoutes>(api.baseUrl, through(api)).pinboards[":id"].pins;

/** Pinboards that the reader sees, by name. */
export function listPinboards(api: Api, establishment: string): Promise<Answer<Pinboard[]>> {
  const { pinboards } = client(api).establishments[":id"];
  return settle(pinboards.$get({ param: { id: establishment } }), z.array(Pinboard));
}

export function createPinboard(api: Api, establishment: string, name: string): Promise<Answer<Pinboard>> {
  const { pinboards } = client(api).establishments[":id"];
  const header = withKey(crypto.randomUUID());
  return settle(pinboards.$post({ param: { id: establishment }, header, json: { name } }), Pinboard);
}

/** Figures of a pinboard; only those that visits of today change when they are asked `live`. */
export function answerPinboard(api: Api, id: string, live: boolean): Promise<Answer<PinboardAnswers>> {
  const query = live ? { live: "true" as const } : {};
  return settle(client(api).pinboards[":id"].answers.$get({ param: { id }, query }), PinboardAnswers);
}

export function changePinboard(api: Api, id: string, changes: PinboardChanges): Promise<Answer<Pinboard>> {
  return settle(client(api).pinboards[":id"].$patch({ param: { id }, json: changes }), Pinboard);
}

export function removePinboard(api: Api, id: string): Promise<Answer<unknown>> {
  return settle(client(api).pinboards[":id"].$delete({ param: { id } }), z.unknown());
}

export function addPin(api: Api, id: string, pin: NewPin): Promise<Answer<Pinboard>> {
  const header = withKey(crypto.randomUUID());
  return settle(pinsOf(api).$post({ param: { id }, header, json: pin }), Pinboard);
}

export function changePin(api: Api, id: string, pin: string, changes: PinChanges): Promise<Answer<Pinboard>> {
  return settle(pinsOf(api)[":pin"].$patch({ param: { id, pin }, json: changes }), Pinboard);
}

export function removePin(api: Api, id: string, pin: string): Promise<Answer<Pinboard>> {
  return settle(pinsOf(api)[":pin"].$delete({ param: { id, pin } }), Pinboard);
}
