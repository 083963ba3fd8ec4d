import type { Ground } from "../data/analytics.ts";
import type { Kept } from "../data/kept_question.ts";
import type { KeptQuestion } from "../domain/analytics/kept_question.ts";
import { daysOf } from "../domain/analytics/period.ts";
import { describePlan } from "./describe.ts";
import type { AnalyticsTexts } from "./texts/pt_BR.ts";

/** A kept question with its plan in the reader's words. */
export function describeKept(
  kept: Kept,
  { today }: Pick<Ground, "today">,
  texts: AnalyticsTexts,
): KeptQuestion {
  const { plan } = kept;
  return { ...kept, words: plan && describePlan(plan, daysOf(plan.period, today), texts) };
}
