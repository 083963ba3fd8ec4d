import { hc } from "hono/client";
import * as z from "zod/mini";
import { Room } from "../../edge/domain/room.ts";
import type { RoomRoutes } from "../../edge/routes/rooms.ts";
import { type Answer, type Api, settle, through, withKey } from "./api.ts";

export type { Room };

const connect = (api: Api) => hc<RoomRoutes>(api.baseUrl, through(api));
const client = (api: Api) => connect(api).establishments[":id"].rooms;
const one = (api: Api) => connect(api).rooms[":id"];

/** The rooms of an establishment by name, those out of use too. */
export function listRooms(api: Api, establishment: string): Promise<Answer<Room[]>> {
  return settle(client(api).$get({ param: { id: establishment } }), z.array(Room));
}

/** Adds a room. */
export function createRoom(
  api: Api,
  establishment: string,
  json: { name: string },
  key: string,
): Promise<Answer<Room>> {
  return settle(client(api).$post({ param: { id: establishment }, json, header: withKey(key) }), Room);
}

/** Renames a room, or takes it out of use. */
export function changeRoom(
  api: Api,
  id: string,
  json: { name?: string; active?: boolean },
): Promise<Answer<Room>> {
  return settle(one(api).$patch({ param: { id }, json }), Room);
}

/** Removes a room that nothing refers to; `in_use` for the others. */
export function removeRoom(api: Api, id: string): Promise<Answer<null>> {
  return settle(one(api).$delete({ param: { id } }), z.null());
}
