import { Hono } from "hono";
import { PinboardSubscription } from "../../../../edge/domain/analytics/pinboard_mail.ts";
import { subscribe, unsubscribe } from "../../../backend/pinboard_mails.ts";
import type { WebDeps, WebEnv } from "../../../web_env.ts";
import { backTo, inPinboard } from "./in_pinboard.ts";

/** A pinboard by mail: when, or no more. */
export function mailRoutes(deps: WebDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .post(
      "/:id/email",
      inPinboard(deps, async (c, entry) => {
        const form = await c.req.formData();
        const wanted = PinboardSubscription.safeParse({
          weekday: Number(form.get("weekday")),
          hour: Number(form.get("hour")),
        });
        // No list of ours offers anything else.
        if (!wanted.success) return c.redirect(c.req.path.replace(/\/email$/, ""), 303);
        entry.expect(await subscribe(entry.api, entry.board.id, wanted.data));
        return backTo(c, entry, "", "subscribed");
      }),
    )
    .post(
      "/:id/email/parar",
      inPinboard(deps, async (c, entry) => {
        entry.expect(await unsubscribe(entry.api, entry.board.id));
        return backTo(c, entry, "", "unsubscribed");
      }),
    );
}
