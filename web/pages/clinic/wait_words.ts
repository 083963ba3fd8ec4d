import type { Messages } from "../../i18n/pt_BR.ts";
import { fill } from "../../islands/ticket/words.ts";

interface Wait {
  about_minutes: number;
  up_to_minutes: number;
}

/** A wait in a sentence that has `{about}` and `{up_to}`, or what is said when nothing is known. */
export function waitSentence(wait: Wait | null, sentence: string, unknown: string, t: Messages): string {
  if (wait === null) return unknown;
  return fill(sentence, {
    about: duration(wait.about_minutes, t),
    up_to: duration(wait.up_to_minutes, t),
  });
}

/** `45 min`, `2 h`, `1 h 30 min`. */
export function duration(minutes: number, { ticket: { wait } }: Messages): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return fill(wait.minutes, { minutes: rest });
  return rest === 0 ? fill(wait.hours, { hours }) : fill(wait.hours_minutes, { hours, minutes: rest });
}

/** "Nobody", "one" or "{count}" of something. */
export function counted(count: number, words: { none: string; one: string; other: string }): string {
  return count === 0 ? words.none : count === 1 ? words.one : fill(words.other, { count });
}
