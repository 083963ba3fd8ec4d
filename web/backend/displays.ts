import * as z from "zod/mini";
import { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import { type Answer, type Api, call } from "./api.ts";
import { RealtimeSession } from "./realtime_session.ts";
import { PublicEstablishment } from "./tickets.ts";

/** What a panel needs of `GET /displays/:id`. */
export const DisplayAnswer = z.object({
  display: z.object({ id: z.string(), name: z.string() }),
  establishment: PublicEstablishment,
  snapshot: QueueSnapshot,
});
export type DisplayAnswer = z.infer<typeof DisplayAnswer>;

/** Reads a display and its queue. */
export function readDisplay(api: Api, id: string): Promise<Answer<DisplayAnswer>> {
  return call(api, `/displays/${encodeURIComponent(id)}`, { answer: DisplayAnswer });
}

/** Buys a short-lived token that may listen to the display's queue. */
export function openDisplaySession(api: Api, id: string): Promise<Answer<RealtimeSession>> {
  return call(api, `/displays/${encodeURIComponent(id)}/session`, {
    method: "POST",
    answer: RealtimeSession,
  });
}
