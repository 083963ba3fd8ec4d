import type { Risk } from "../risk.ts";
import { roundUpToFive, type Wait } from "./estimate.ts";
import type { Prediction } from "./predict.ts";

/** Minutes by which more a wait must have changed to be shown anew. */
const STEP = 5;
/** Minutes for which what is shown stays, unless it turns out to be far off: people distrust what moves. */
const STAYS = 20;
/** Far off: by more than ten minutes and half of the bound. */
const FAR = { minutes: 10, share: 0.5 };

/** A wait as it stands on a page, and since which minute. */
export interface Shown extends Wait {
  since: number;
}

/** Whether a wait is told at all: red and orange are called at once, and a number would only frighten. */
export function isTold(risk: Risk | null): boolean {
  return risk !== "red" && risk !== "orange";
}

/** What is shown of a prediction in minute `now`, rounded up, given what was shown before in the same phase. */
export function showWait(
  before: Shown | null,
  { about, up_to }: Pick<Prediction, "about" | "up_to">,
  now: number,
): Shown {
  const next = { about_minutes: roundUpToFive(about), up_to_minutes: roundUpToFive(up_to), since: now };
  if (before === null) return next;
  const change = Math.max(
    Math.abs(next.about_minutes - before.about_minutes),
    Math.abs(next.up_to_minutes - before.up_to_minutes),
  );
  const isFar = change > Math.max(FAR.minutes, FAR.share * before.up_to_minutes);
  const isDue = change > STEP && now - before.since >= STAYS;
  return isFar || isDue ? next : before;
}
