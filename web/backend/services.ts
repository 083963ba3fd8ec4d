import { hc } from "hono/client";
import * as z from "zod/mini";
import { Service } from "../../edge/domain/service.ts";
import type { ServiceRoutes } from "../../edge/routes/services.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

export type { Service };

const client = (api: Api) => hc<ServiceRoutes>(api.baseUrl, through(api)).establishments[":id"].services;

/** What patients come for, by name. */
export function listServices(api: Api, establishment: string): Promise<Answer<Service[]>> {
  return settle(client(api).$get({ param: { id: establishment } }), z.array(Service));
}
