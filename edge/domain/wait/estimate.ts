import type { QueueSnapshot } from "../queue_snapshot.ts";
import type { Risk } from "../risk.ts";

/** A wait in minutes: rounded up to five, `up_to_minutes` never below `about_minutes`. */
export interface Wait {
  about_minutes: number;
  up_to_minutes: number;
}

/** What a wait was worked out from besides the people before. */
export interface WaitBasis {
  /** At work now. */
  professionals: number;
  /** Usual length of a consultation, with the gap before the next one. */
  usual_minutes: number;
  /** People not in the queue yet who can be expected to go before: the more urgent, those with precedence by law or back from exams. */
  overtaking: number;
}

/** Spread of the upper bound over the mean: most queues of this size move within it. */
const SPREAD = 1.5;

/**
 * Estimated wait of somebody with `ahead` people before them: people ahead x mean service time /
 * professionals at work, as a range. Null when nothing is known, and for red and orange, who are never told a
 * number.
 */
export function estimateWait(
  service: QueueSnapshot["service"],
  ahead: number,
  risk: Risk | null,
): Wait | null {
  if (risk === "red" || risk === "orange") return null;
  if (service.mean_minutes === null || service.professionals === 0) return null;
  const perPerson = service.mean_minutes / service.professionals;
  return {
    about_minutes: roundUpToFive(ahead * perPerson),
    up_to_minutes: roundUpToFive((ahead + 1) * perPerson * SPREAD),
  };
}

/** As waits are told: nobody knows them to the minute. */
export function roundUpToFive(minutes: number): number {
  return Math.ceil(minutes / 5) * 5;
}
