import * as z from "zod/mini";
import { NamedPlace } from "../../edge/domain/room.ts";
import { type Answer, type Api, call } from "./api.ts";

/** The TV panels of an establishment, for its members. */
export function listPanels(api: Api, establishment: string): Promise<Answer<NamedPlace[]>> {
  return call(api, `/establishments/${establishment}/displays`, { answer: z.array(NamedPlace) });
}
