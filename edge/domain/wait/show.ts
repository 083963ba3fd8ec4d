import type { Risk } from "../risk.ts";
import { roundUpToFive, type Wait } from "./estimate.ts";
import type { Prediction } from "./predict.ts";

/** Minutes by which more a wait must have changed to be shown anew. */
const STEP = 5;
/** Minutes for which what is shown stays, unless there is a reason for another figure: people distrust what moves. */
const STAYS = 20;
/** Far off: by more than so many minutes and this share of the bound. */
const FAR = { minutes: 25, share: 0.6 };

/** A wait as it stands on a page, and since which minute. */
export interface Shown extends Wait {
  since: number;
}

/** What may be a reason for another figure. */
interface Circumstances {
  /** At work now. */
  professionals: number;
  /** Whether nobody is before this one. */
  is_next: boolean;
}

/** Somebody to whom a wait is shown. */
export interface Reader {
  /** What stands on the page, of the same phase; null for nothing. */
  before: Shown & Circumstances | null;
  prediction: Pick<Prediction, "about" | "up_to">;
  is_next: boolean;
}

/** Whether a wait is told at all: red and orange are called at once, and a number would only frighten. */
export function isTold(risk: Risk | null): boolean {
  return risk !== "red" && risk !== "orange";
}

/**
 * What is shown to those who wait one after another, in minute `now`, rounded up: what stood there already, unless it is
 * far off, has stood for long, others are at work, somebody is next now, or it would put an earlier place behind a later.
 */
export function showWaits(readers: Reader[], professionals: number, now: number): Shown[] {
  const rows = readers.map((reader) => {
    const next = rounded(reader.prediction, now);
    return { next, shown: mayStay(reader, next, professionals) ? reader.before ?? next : next };
  });
  for (let hasMoved = true; hasMoved;) {
    hasMoved = false;
    for (let place = 0; place + 1 < rows.length; place++) {
      const pair = [rows[place], rows[place + 1]];
      if (isInOrder(pair[0].shown, pair[1].shown)) continue;
      for (const row of pair.filter(({ shown, next }) => shown !== next && distance(shown, next) > 0)) {
        row.shown = row.next;
        hasMoved = true;
      }
    }
  }
  return rows.map(({ shown }) => shown);
}

/** What whoever may come is shown: nobody stands there and watches it, so it moves with each change that counts. */
export function showNewcomer(before: Shown | null, prediction: Reader["prediction"], now: number): Shown {
  const next = rounded(prediction, now);
  return before !== null && distance(before, next) <= STEP ? before : next;
}

function mayStay({ before, is_next }: Reader, next: Shown, professionals: number): boolean {
  if (before === null) return false;
  const change = distance(before, next);
  if (change <= STEP) return true;
  const hasReason = before.professionals !== professionals || is_next && !before.is_next;
  const isFar = change > Math.max(FAR.minutes, FAR.share * before.up_to_minutes);
  return !hasReason && !isFar && next.since - before.since < STAYS;
}

function distance(one: Wait, other: Wait): number {
  return Math.max(
    Math.abs(one.about_minutes - other.about_minutes),
    Math.abs(one.up_to_minutes - other.up_to_minutes),
  );
}

function isInOrder(earlier: Wait, later: Wait): boolean {
  return earlier.about_minutes <= later.about_minutes + STEP &&
    earlier.up_to_minutes <= later.up_to_minutes + STEP;
}

function rounded({ about, up_to }: Reader["prediction"], now: number): Shown {
  return { about_minutes: roundUpToFive(about), up_to_minutes: roundUpToFive(up_to), since: now };
}
