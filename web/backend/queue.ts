import * as z from "zod/mini";
import { type Answer, type Api, call } from "./api.ts";
import { StaffQueue, Visit } from "../../edge/domain/staff_queue.ts";

/** Reads the queue with names. */
export function readQueue(api: Api, establishment: string): Promise<Answer<StaffQueue>> {
  return call(api, `/establishments/${establishment}/queue`, { answer: StaffQueue });
}

/** Calls whoever is next; null when nobody waits. */
export function callNext(
  api: Api,
  establishment: string,
  body: { room_id?: string },
  idempotencyKey: string,
): Promise<Answer<Visit | null>> {
  const path = `/establishments/${establishment}/queue/call-next`;
  return call(api, path, { method: "POST", body, idempotencyKey, answer: z.nullable(Visit) });
}
