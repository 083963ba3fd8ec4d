import type { Wait } from "../../../edge/domain/wait/estimate.ts";
import type { Messages } from "../../i18n/pt_BR.ts";
import { fill } from "../../islands/ticket/words.ts";
import { rangeOf } from "../../islands/wait_words.ts";

/** A wait in a sentence that has `{wait}`, or what is said when nothing is known. */
export function waitSentence(wait: Wait | null, sentence: string, unknown: string, t: Messages): string {
  return wait === null ? unknown : fill(sentence, { wait: rangeOf(wait, t.ticket.wait) });
}

/** "Nobody", "one" or "{count}" of something. */
export function counted(count: number, words: { none: string; one: string; other: string }): string {
  return count === 0 ? words.none : count === 1 ? words.one : fill(words.other, { count });
}
