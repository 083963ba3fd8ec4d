import * as z from "zod/mini";
import { PinboardSubscription, SubscribedMail } from "../domain/analytics/pinboard_mail.ts";
import { Id, Instant, Token } from "../domain/fields.ts";
import { asService, Caller } from "./caller.ts";
import type { Database } from "./database.ts";

/** The caller gets a pinboard by mail each week, in a language. */
export function subscribe(
  caller: Caller,
  pinboard: string,
  data: PinboardSubscription & { language: string },
) {
  return caller.act(
    PinboardSubscription,
    (sql) => sql`private.subscribe_pinboard(${pinboard}, ${sql.json(data)})`,
  );
}

/** When the caller gets it; null when they do not. */
export function readSubscription(caller: Caller, pinboard: string) {
  return caller.ask(
    z.nullable(PinboardSubscription),
    (sql) => sql`select private.read_subscription(${pinboard}) as answer`,
  );
}

export async function unsubscribe(caller: Caller, pinboard: string): Promise<void> {
  await caller.act(z.unknown(), (sql) => sql`private.unsubscribe_pinboard(${pinboard})`);
}

/** What a mail's token would end. */
export function readMail(database: Database, token: string) {
  return asService(database).ask(
    SubscribedMail,
    (sql) => sql`select private.describe_mail(${token}) as answer`,
  );
}

/** Ends what a mail's token stands for. */
export function endMail(database: Database, token: string) {
  return asService(database).ask(SubscribedMail, (sql) => sql`select private.end_mail(${token}) as answer`);
}

const DueMail = z.object({
  id: Id,
  due_at: Instant,
  pinboard_id: Id,
  user_id: Id,
  email: z.string(),
  language: z.string(),
  token: Token,
  establishment: z.object({ name: z.string(), slug: z.string() }),
});
/** A mail that is due, and whose it is to send. */
export type DueMail = z.infer<typeof DueMail>;

/** How many mails a process takes at once: so many are sent well within the ten minutes of a claim. */
const BATCH = 10;

/** Takes mails that are due at `moment`; no other process gets them for ten minutes. */
export function claimMails(database: Database, moment: Date): Promise<DueMail[]> {
  return asService(database).ask(
    z.array(DueMail),
    (sql) => sql`select private.claim_pinboard_mails(${BATCH}, ${moment.toISOString()}) as answer`,
  );
}

/** Notes what became of a mail that was taken. */
export async function settleMail(
  database: Database,
  { id, due_at }: DueMail,
  outcome: "sent" | "failed" | "gone",
): Promise<void> {
  await asService(database).ask(
    z.unknown(),
    (sql) => sql`select private.settle_pinboard_mail(${id}, ${outcome}, ${due_at}) as answer`,
  );
}

/** Whoever subscribed: figures of the mail are counted as they may count them. */
export function asSubscriber(database: Database, { user_id }: DueMail): Caller {
  return new Caller(database, "authenticated", {
    sub: user_id,
    role: "authenticated",
    aud: "authenticated",
  });
}
