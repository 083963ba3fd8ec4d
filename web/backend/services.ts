import { hc } from "hono/client";
import * as z from "zod/mini";
import { Service } from "../../edge/domain/service.ts";
import type { ServiceRoutes } from "../../edge/routes/services.ts";
import { type Answer, type Api, settle, through, withKey } from "./api.ts";

export type { Service };

const connect = (api: Api) => hc<ServiceRoutes>(api.baseUrl, through(api));
const client = (api: Api) => connect(api).establishments[":id"].services;
const one = (api: Api) => connect(api).services[":id"];

/** What is said of a service. */
export interface ServiceBody {
  name: string;
  prefix: string;
  triage_required: boolean | null;
}

/** What patients come for, the first one made first; those out of use too. */
export function listServices(api: Api, establishment: string): Promise<Answer<Service[]>> {
  return settle(client(api).$get({ param: { id: establishment } }), z.array(Service));
}

/** Adds a service. */
export function createService(
  api: Api,
  establishment: string,
  json: ServiceBody,
  key: string,
): Promise<Answer<Service>> {
  return settle(client(api).$post({ param: { id: establishment }, json, header: withKey(key) }), Service);
}

/** Changes a service, or takes it out of use. */
export function changeService(
  api: Api,
  id: string,
  json: Partial<ServiceBody> & { active?: boolean },
): Promise<Answer<Service>> {
  return settle(one(api).$patch({ param: { id }, json }), Service);
}

/** Removes a service that nothing refers to; `in_use` for the others. */
export function removeService(api: Api, id: string): Promise<Answer<null>> {
  return settle(one(api).$delete({ param: { id } }), z.null());
}
