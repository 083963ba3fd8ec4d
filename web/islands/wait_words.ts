import type { Wait } from "../../edge/domain/wait/estimate.ts";

/** How a place of the interface words a wait; `{about}` and `{up_to}` stand for durations. */
export interface RangeWords {
  range: string;
  up_to: string;
}

/** From so many minutes on the upper bound would be hard to grasp without hours. */
const LONG = 120;

/**
 * "cerca de 20, até 35 min"; "cerca de 1 h 40 min, até 2 h 10 min" where the bound is two hours or more. What is
 * about as long as at most is told once.
 */
export function rangeOf({ about_minutes, up_to_minutes }: Wait, t: RangeWords): string {
  const isLong = up_to_minutes >= LONG;
  const isOne = about_minutes === 0 || about_minutes === up_to_minutes;
  const about = isLong ? durationOf(about_minutes) : String(about_minutes);
  const up_to = isLong ? durationOf(up_to_minutes) : `${up_to_minutes}\u00a0min`;
  return (isOne ? t.up_to : t.range).replace("{about}", about).replace("{up_to}", up_to);
}

/** `45 min`, `2 h`, `1 h 30 min`: the same in every language of ours; figures do not leave their units. */
export function durationOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}\u00a0min`;
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${rest}\u00a0min`;
}
