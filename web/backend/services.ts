import * as z from "zod/mini";
import { Service } from "../../edge/domain/service.ts";
import { type Answer, type Api, call } from "./api.ts";

export type { Service };

export function listServices(api: Api, establishment: string): Promise<Answer<Service[]>> {
  return call(api, `/establishments/${establishment}/services`, { answer: z.array(Service) });
}
