import { readGround } from "../data/analytics.ts";
import type { Caller } from "../data/caller.ts";
import { type OwnedBoard, readPinboard } from "../data/pinboard.ts";
import { daysOf } from "../domain/analytics/period.ts";
import type { PinAnswer, PinboardAnswers } from "../domain/analytics/pinboard.ts";
import { answerOnGround } from "./answer.ts";
import type { AnalyticsTexts } from "./texts/pt_BR.ts";

/** Which figures of a pinboard are wanted, in whose words. */
export interface PinboardQuestion {
  caller: Caller;
  pinboard: string;
  texts: AnalyticsTexts;
  /** Only those that visits of today change. */
  live?: boolean;
}

/** A pinboard's figures, counted as the reader: RLS decides what stands behind them. */
export async function answerPinboard(question: PinboardQuestion): Promise<PinboardAnswers> {
  const { caller, pinboard } = question;
  return await answerPins(await readPinboard(caller, pinboard), question);
}

/** The figures of a pinboard that was read already. */
export async function answerPins(
  { establishment_id: establishment, pins }: OwnedBoard,
  { caller, texts, live = false }: Omit<PinboardQuestion, "pinboard">,
): Promise<PinboardAnswers> {
  const ground = await readGround(caller, establishment);
  const wanted = pins
    .map((pin) => ({
      ...pin,
      is_live: pin.plan !== null && daysOf(pin.plan.period, ground.today).to >= ground.today,
    }))
    .filter(({ is_live }) => is_live || !live);
  const answers = await Promise.all(wanted.map(async ({ id, title, plan, is_live }): Promise<PinAnswer> => ({
    pin: id,
    title,
    is_live,
    answer: plan && await answerOnGround({ caller, establishment, plan, texts }, ground),
  })));
  return { at: new Date().toISOString(), answers };
}
