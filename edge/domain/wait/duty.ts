import { HALF_HOUR, slotOf, usualAttendance } from "./attendance.ts";
import { minuteOfDay } from "./demand.ts";
import type { Learned } from "./model.ts";
import type { State } from "./state.ts";

/** Who did nothing for an hour has gone home, or somewhere else for long. */
const OLD_AFTER = 60;
/**
 * Minutes that somebody waits before a professional who does not call is taken as gone: a short absence looks the same.
 * Where the usual gap is long, nobody is gone within it.
 */
const GONE_AFTER = 4;
/** How many of the gone may come back where nobody knows how many there should be. */
const UNKNOWN_GONE = 2;
/** Gaps within which a professional is still between two patients. */
const BETWEEN = 3;
/** Half hours that are planned: twelve hours. */
const PLANNED = 24;

/** Who is at work, and who will be. */
export interface Duty {
  /** How many are known to be at work: those who are busy and stay, those who rest. */
  present: number;
  /** Minutes from now until each professional who is neither busy nor away takes the next patient. */
  idle: number[];
  /** How long those have been silent who may come back. */
  gone: number[];
  /** How many are at work in this half hour and in each of the next. */
  plan: number[];
  /** Minutes until the next half hour. */
  next: number;
}

/** Reads off a queue who is on duty: from silences while people wait, from marks, and from what is usual at this time. */
export function dutyNow(model: Learned, state: State, now: number): Duty {
  const slot = slotOf(model, now);
  const usual = usualAttendance(model, slot);
  const busy = state.serving.filter(({ leaving }) => !leaving).length;
  const resting = sortResting(model, state, now);
  const begun = now - (state.queue_since ?? now) <= GONE_AFTER;
  const unmarked = begun && usual !== null
    ? fitToUsual(resting, usual - busy - resting.marked.length)
    : resting.idle;
  const idle = [...resting.marked, ...unmarked];
  const present = busy + idle.length;
  if (present === 0 && usual !== 0) idle.push(0);
  const mayReturn = usual === null ? UNKNOWN_GONE : Math.max(0, usual - busy - idle.length);
  return {
    present,
    idle,
    gone: resting.gone.slice(0, mayReturn),
    plan: planAhead(model, slot, busy + idle.length),
    next: HALF_HOUR - minuteOfDay(model, now) % HALF_HOUR,
  };
}

interface Resting {
  /** Marked as at work; minutes until the next patient. */
  marked: number[];
  /** Thought to be at work; minutes until the next patient. */
  idle: number[];
  /** Away for a while; minutes of silence, shortest first. */
  gone: number[];
  /** How many were silent for long before anybody waited. */
  old: number;
}

function sortResting(model: Learned, { resting, waiting, queue_since }: State, now: number): Resting {
  const sorted: Resting = { marked: [], idle: [], gone: [], old: 0 };
  const gap = model.gap.mean;
  const isPressed = waiting.length > 0;
  const since = queue_since ?? now;
  const patience = Math.max(GONE_AFTER, BETWEEN * gap);
  for (const { last, marked } of resting.toSorted((a, b) => b.last - a.last)) {
    const age = now - last;
    const free = isPressed && age < BETWEEN * gap ? Math.max(0, gap - age) : 0;
    if (marked) sorted.marked.push(free);
    else if (age > OLD_AFTER) sorted.old++;
    else if (isPressed && now - Math.max(last, since) > patience) sorted.gone.push(age);
    else sorted.idle.push(free);
  }
  return sorted;
}

/** The queue has just begun, so silence says little: as many as usual, out of those who were seen today. */
function fitToUsual({ idle, old }: Resting, wanted: number): number[] {
  const missing = Math.min(old, Math.max(0, wanted - idle.length));
  return [...idle.slice(0, Math.max(0, wanted)), ...Array<number>(missing).fill(0)];
}

function planAhead(model: Learned, slot: number, now: number): number[] {
  const plan = [now];
  let present = usualAttendance(model, slot);
  for (let ahead = 1; ahead <= PLANNED; ahead++) {
    const coming = usualAttendance(model, slot + ahead);
    plan.push(plannedNext(plan[ahead - 1], present, coming));
    present = coming;
  }
  return plan;
}

/** What is usual is followed by its changes: who is missing now is not made up for by a change that says nothing of it. */
function plannedNext(before: number, present: number | null, coming: number | null): number {
  if (coming === null) return Math.max(1, before);
  if (present === coming) return before;
  if (present !== null && before < present && coming < present) return Math.min(before, coming);
  return coming;
}
