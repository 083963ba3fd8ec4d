/**
 * All plain phrases that a pattern stands for, where `(a|b)` is one of several and `(a)?` may be missing, within words
 * too: `hora(s)? (do dia)?` is "hora", "horas", "hora do dia", "horas do dia".
 */
export function expand(pattern: string): string[] {
  const open = pattern.indexOf("(");
  if (open < 0) return [pattern.replace(/\s+/g, " ").trim()];
  const close = closing(pattern, open);
  const optional = pattern[close + 1] === "?";
  const before = pattern.slice(0, open);
  const after = pattern.slice(close + (optional ? 2 : 1));
  const choices = [...split(pattern.slice(open + 1, close)), ...(optional ? [""] : [])];
  return [...new Set(choices.flatMap((choice) => expand(before + choice + after)))];
}

function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let index = open; index < pattern.length; index++) {
    if (pattern[index] === "(") depth++;
    if (pattern[index] === ")" && --depth === 0) return index;
  }
  throw new Error(`Cannot read the pattern "${pattern}": a bracket is not closed`);
}

/** At the bars outside of brackets. */
function split(inside: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of inside) {
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (character === "|" && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** Small letters without accents; of punctuation only what belongs to numbers, dates and names. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/%/g, " percent ")
    .replace(/[’']s\b/g, "").replace(/[’'`´]/g, "")
    .replace(/(\d)[.,](?=\s|$)/g, "$1 ")
    .replace(/[^\p{L}\p{N}/:+-]+/gu, " ")
    .replace(/(?<!\w)[-/:+]+|[-/:]+(?!\w)/g, " ")
    .replace(/\s+/g, " ").trim();
}

/** Phrases by their first word, longest first. */
export class Phrasebook<T> {
  readonly #byFirst = new Map<string, { words: string[]; meaning: T }[]>();
  /** Every word that occurs in some phrase. */
  readonly words = new Set<string>();

  constructor(entries: Iterable<readonly [pattern: string, meaning: T]>) {
    for (const [pattern, meaning] of entries) {
      for (const phrase of expand(pattern)) this.#add(phrase.split(" "), meaning);
    }
    for (const list of this.#byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  #add(words: string[], meaning: T) {
    const list = this.#byFirst.get(words[0]) ?? [];
    this.#byFirst.set(words[0], [...list, { words, meaning }]);
    for (const word of words) this.words.add(word);
  }

  /** The longest phrase that begins at a word, and how many words it takes; of equals, the one that was named first. */
  match(words: readonly string[], start: number): { meaning: T; length: number } | null {
    for (const { words: phrase, meaning } of this.#byFirst.get(words[start]) ?? []) {
      if (phrase.every((word, index) => words[start + index] === word)) {
        return { meaning, length: phrase.length };
      }
    }
    return null;
  }
}
