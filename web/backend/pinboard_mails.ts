import { hc } from "hono/client";
import * as z from "zod/mini";
import { PinboardSubscription, SubscribedMail } from "../../edge/domain/analytics/pinboard_mail.ts";
import type { PinboardMailRoutes } from "../../edge/routes/pinboard_mails.ts";
import { type Answer, type Api, settle, through, withKey } from "./api.ts";

const client = (api: Api) => hc<PinboardMailRoutes>(api.baseUrl, through(api));

/** When the reader gets a pinboard by mail; null when they do not. */
export function readSubscription(api: Api, pinboard: string): Promise<Answer<PinboardSubscription | null>> {
  const { subscription } = client(api).pinboards[":id"];
  return settle(subscription.$get({ param: { id: pinboard } }), z.nullable(PinboardSubscription));
}

export function subscribe(
  api: Api,
  pinboard: string,
  wanted: PinboardSubscription,
): Promise<Answer<unknown>> {
  const { subscription } = client(api).pinboards[":id"];
  const header = withKey(crypto.randomUUID());
  return settle(subscription.$post({ param: { id: pinboard }, header, json: wanted }), z.unknown());
}

export function unsubscribe(api: Api, pinboard: string): Promise<Answer<unknown>> {
  return settle(client(api).pinboards[":id"].subscription.$delete({ param: { id: pinboard } }), z.unknown());
}

/** What the token of a mail would end. */
export function readMail(api: Api, token: string): Promise<Answer<SubscribedMail>> {
  return settle(client(api)["pinboard-mails"][":token"].$get({ param: { token } }), SubscribedMail);
}

/** Ends the mails whose token it is. */
export function endMail(api: Api, token: string): Promise<Answer<SubscribedMail>> {
  return settle(client(api)["pinboard-mails"][":token"].end.$post({ param: { token } }), SubscribedMail);
}
