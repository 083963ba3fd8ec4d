import { minuteOfDay } from "./demand.ts";
import type { Learned } from "./model.ts";
import type { Professional } from "./present.ts";

/** Minutes that people must have been waiting before a half hour counts as pressed. */
const PRESSED_AFTER = 15;
/** Who finished within so many minutes was at work: under pressure nobody rests for long, else one cannot tell. */
const SEEN_WITHIN = { pressed: 15, calm: 180 };
/** Days kept of each half hour, and how many of those make the usual number: rosters change from week to week. */
const KEPT = 12;
const COUNTED = 3;

export const HALF_HOUR = 30;
const SLOTS = 48;

/** The half hour of the local day, 0 to 47. */
export function slotOf(model: Learned, at: number): number {
  return Math.floor(minuteOfDay(model, at) / HALF_HOUR);
}

/** A half hour ended at `at`: notes how many professionals were at work. */
export function noteAttendance(
  model: Learned,
  at: number,
  professionals: Professional[],
  queueSince: number | null,
): void {
  const pressed = queueSince !== null && at - queueSince >= PRESSED_AFTER;
  const within = pressed ? SEEN_WITHIN.pressed : SEEN_WITHIN.calm;
  const count = professionals.filter(({ visit, last }) => visit !== null || at - last <= within).length;
  const slot = model.attendance[(slotOf(model, at) + SLOTS - 1) % SLOTS];
  slot.push({ pressed, count });
  if (slot.length > KEPT) slot.shift();
}

/** How many professionals are usually at work in a half hour; null when nothing is known of it. */
export function usualAttendance(model: Learned, slot: number): number | null {
  const days = model.attendance[slot % SLOTS];
  const pressed = days.filter((day) => day.pressed);
  if (pressed.length > 0) return median(pressed);
  return days.length > 0 ? Math.max(1, median(days)) : null;
}

function median(days: { count: number }[]): number {
  const counts = days.slice(-COUNTED).map(({ count }) => count).sort((a, b) => a - b);
  const middle = Math.floor(counts.length / 2);
  return counts[middle];
}
