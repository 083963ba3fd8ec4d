import { ask, type PublicApi } from "./public_api.ts";
import { type DisplayAnswer, isDisplayAnswer, isSessionAnswer, type SessionAnswer } from "./queue_shapes.ts";

/** Reads a display and its queue. */
export function readDisplay(api: PublicApi, id: string): Promise<DisplayAnswer> {
  return ask(api, "GET", `/displays/${encodeURIComponent(id)}`, isDisplayAnswer);
}

/** Buys a short-lived token that may listen to the display's queue. */
export function openDisplaySession(api: PublicApi, id: string): Promise<SessionAnswer> {
  return ask(api, "POST", `/displays/${encodeURIComponent(id)}/session`, isSessionAnswer);
}
