import * as z from "zod/mini";

/** When a pinboard is mailed: ISO weekday (1 is Monday) and hour by the clinic's clocks. */
export const PinboardSubscription = z.object({
  weekday: z.int().check(z.gte(1), z.lte(7)),
  hour: z.int().check(z.gte(0), z.lte(23)),
});
export type PinboardSubscription = z.infer<typeof PinboardSubscription>;

/** What a mail's token ends. */
export const SubscribedMail = z.object({ pinboard: z.string(), establishment: z.string() });
export type SubscribedMail = z.infer<typeof SubscribedMail>;
