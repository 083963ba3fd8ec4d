import * as z from "zod/mini";
import { type Answer, type Api, call } from "./api.ts";

/** What patients come for; each has its prefix of ticket codes. */
export const Service = z.object({ id: z.string(), name: z.string() });
export type Service = z.infer<typeof Service>;

export function listServices(api: Api, establishment: string): Promise<Answer<Service[]>> {
  return call(api, `/establishments/${establishment}/services`, { answer: z.array(Service) });
}
