import { hc } from "hono/client";
import * as z from "zod/mini";
import { NamedPlace } from "../../edge/domain/room.ts";
import type { RoomRoutes } from "../../edge/routes/rooms.ts";
import { type Answer, type Api, settle, through, withKey } from "./api.ts";

/** Where patients are called to. */
export type Room = NamedPlace;

const client = (api: Api) => hc<RoomRoutes>(api.baseUrl, through(api)).establishments[":id"].rooms;

/** The rooms of an establishment, by name. */
export function listRooms(api: Api, establishment: string): Promise<Answer<Room[]>> {
  return settle(client(api).$get({ param: { id: establishment } }), z.array(NamedPlace));
}

/** Adds a room. */
export function createRoom(
  api: Api,
  establishment: string,
  json: { name: string },
  key: string,
): Promise<Answer<Room>> {
  return settle(client(api).$post({ param: { id: establishment }, json, header: withKey(key) }), NamedPlace);
}
