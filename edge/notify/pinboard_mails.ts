import { answerPins } from "../analytics/pinboard.ts";
import { analyticsTexts } from "../analytics/texts/texts.ts";
import type { Database } from "../data/database.ts";
import { problemOfFailure } from "../data/failures.ts";
import { type OwnedBoard, readPinboard } from "../data/pinboard.ts";
import { asSubscriber, claimMails, type DueMail, settleMail } from "../data/pinboard_mail.ts";
import { textsFor } from "../texts/texts.ts";
import type { Mailer } from "./mailer.ts";
import { composePinboardMail } from "./pinboard_mail.ts";

/** What it takes to mail pinboards. */
export interface PinboardMailing {
  database: Database;
  mailer: Mailer;
  pageUrl(path: string): string;
}

/** Sends what is due and gives how many mails left. Several processes may do so at once: each mail has one sender. */
export async function sendDuePinboards(mailing: PinboardMailing, moment = new Date()): Promise<number> {
  let [sent, failed] = [0, 0];
  while (true) {
    const due = await claimMails(mailing.database, moment);
    if (due.length === 0) break;
    for (const mail of due) {
      const outcome = await send(mailing, mail).catch(() => "failed" as const);
      await settleMail(mailing.database, mail, outcome);
      if (outcome === "sent") sent++;
      if (outcome === "failed") failed++;
    }
  }
  if (failed > 0) throw new Error(`Cannot send ${failed} mails of pinboards: they are tried again`);
  return sent;
}

/** Counts as the subscriber, as who they are now: whoever sees the pinboard no more gets nothing. */
async function send({ database, mailer, pageUrl }: PinboardMailing, mail: DueMail): Promise<"sent" | "gone"> {
  const caller = asSubscriber(database, mail);
  const board = await readPinboard(caller, mail.pinboard_id).catch(nullIfGone);
  if (board === null) return "gone";
  const texts = analyticsTexts(mail.language);
  const { answers } = await answerPins(board, { caller, texts });
  const composed = await composePinboardMail({
    to: mail.email,
    board: board.name,
    establishment: mail.establishment.name,
    answers,
    link: pageUrl(`/app/${mail.establishment.slug}/analises/quadros/${board.id}`),
    unsubscribe: pageUrl(`/desinscrever/${mail.token}`),
    words: textsFor(mail.language).mails.pinboard,
    texts,
  });
  // The same for a mail that is sent again because a process died before it noted the first.
  const id = `pinboard-${mail.id}-${Date.parse(mail.due_at)}`;
  if (answers.length > 0) await mailer.send({ ...composed, id });
  return "sent";
}

function nullIfGone(error: unknown): OwnedBoard | null {
  if (problemOfFailure(error)?.code === "not_found") return null;
  throw error;
}
