import * as z from "zod/mini";
import { NamedPlace } from "../../edge/domain/room.ts";
import { type Answer, type Api, call } from "./api.ts";

/** Where patients are called to. */
export type Room = NamedPlace;

export function listRooms(api: Api, establishment: string): Promise<Answer<Room[]>> {
  return call(api, `/establishments/${establishment}/rooms`, { answer: z.array(NamedPlace) });
}

export function createRoom(
  api: Api,
  establishment: string,
  body: { name: string },
  idempotencyKey: string,
): Promise<Answer<Room>> {
  const path = `/establishments/${establishment}/rooms`;
  return call(api, path, { method: "POST", body, idempotencyKey, answer: NamedPlace });
}
