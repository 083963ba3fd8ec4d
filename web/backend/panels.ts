import { hc } from "hono/client";
import * as z from "zod/mini";
import { NamedPlace } from "../../edge/domain/room.ts";
import type { DisplayRoutes } from "../../edge/routes/displays.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

const client = (api: Api) => hc<DisplayRoutes>(api.baseUrl, through(api)).establishments[":id"].displays;

/** The TV panels of an establishment, for its members. */
export function listPanels(api: Api, establishment: string): Promise<Answer<NamedPlace[]>> {
  return settle(client(api).$get({ param: { id: establishment } }), z.array(NamedPlace));
}
