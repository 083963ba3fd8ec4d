import { hc } from "hono/client";
import * as z from "zod/mini";
import { type DisplayChanges, type NewDisplay, StaffDisplay } from "../../edge/domain/display.ts";
import type { DisplayRoutes } from "../../edge/routes/displays.ts";
import { type Answer, type Api, settle, through, withKey } from "./api.ts";

/** A TV panel as members see it. */
export type StaffPanel = StaffDisplay;

const client = (api: Api) => hc<DisplayRoutes>(api.baseUrl, through(api));
const one = (api: Api) => client(api).displays[":id"];

/** The TV panels of an establishment by name, and whether they are on the air; for its members. */
export function listPanels(api: Api, establishment: string): Promise<Answer<StaffPanel[]>> {
  const { displays } = client(api).establishments[":id"];
  return settle(displays.$get({ param: { id: establishment } }), z.array(StaffDisplay));
}

/** Adds a panel; for owners and admins, as whatever follows. */
export function createPanel(
  api: Api,
  establishment: string,
  json: NewDisplay,
  key: string,
): Promise<Answer<StaffPanel>> {
  const { displays } = client(api).establishments[":id"];
  return settle(displays.$post({ param: { id: establishment }, json, header: withKey(key) }), StaffDisplay);
}

export function changePanel(api: Api, id: string, json: DisplayChanges): Promise<Answer<StaffPanel>> {
  return settle(one(api).$patch({ param: { id }, json }), StaffDisplay);
}

export function removePanel(api: Api, id: string): Promise<Answer<null>> {
  return settle(one(api).$delete({ param: { id } }), z.null());
}

/** Makes the TV that shows this code the panel. */
export function pairPanel(api: Api, id: string, code: string): Promise<Answer<StaffPanel>> {
  return settle(one(api).pair.$post({ param: { id }, json: { code }, header: {} }), StaffDisplay);
}

/** Takes the panel away from its TV. */
export function revokePanel(api: Api, id: string): Promise<Answer<StaffPanel>> {
  return settle(one(api).revoke.$post({ param: { id }, header: {} }), StaffDisplay);
}
