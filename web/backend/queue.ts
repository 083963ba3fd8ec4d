import { hc } from "hono/client";
import * as z from "zod/mini";
import { StaffQueue, Visit } from "../../edge/domain/staff_queue.ts";
import { StaffWaits } from "../../edge/domain/wait/staff_waits.ts";
import type { QueueRoutes } from "../../edge/routes/queue.ts";
import { type Answer, type Api, settle, through, withKey } from "./api.ts";

const client = (api: Api) => hc<QueueRoutes>(api.baseUrl, through(api)).establishments[":id"];

/** Reads the queue with names. */
export function readQueue(api: Api, establishment: string): Promise<Answer<StaffQueue>> {
  return settle(client(api).queue.$get({ param: { id: establishment } }), StaffQueue);
}

/** Reads what everybody who waits was told. */
export function readWaits(api: Api, establishment: string): Promise<Answer<StaffWaits>> {
  return settle(client(api).queue.waits.$get({ param: { id: establishment } }), StaffWaits);
}

/** Calls whoever is next; null when nobody waits. */
export function callNext(
  api: Api,
  establishment: string,
  json: { room_id?: string; service_id?: string },
  key: string,
): Promise<Answer<Visit | null>> {
  const input = { param: { id: establishment }, json, header: withKey(key) };
  return settle(client(api).queue["call-next"].$post(input), z.nullable(Visit));
}
