import { correct } from "./correct.ts";
import { fold, Phrasebook } from "./phrases.ts";
import type { Lexicon, Token } from "./tokens.ts";
import { isStopWord, typedWords } from "./typed_words.ts";

/** What the clinic calls its services, professionals and rooms. */
export interface Catalogue {
  service: readonly string[];
  professional: readonly string[];
  room: readonly string[];
}

/** A meaning and the words that carry it, as they were typed. */
export interface Part {
  token: Token;
  words: string[];
}

/** A question as a list of meanings. Words that mean nothing here come as `unknown`. */
export function tokenize(question: string, lexicon: Phrasebook<Token>, names: Phrasebook<Token>): Part[] {
  const known = [...lexicon.words, ...names.words];
  const typed = typedWords(question);
  const words = typed.map(({ word }) =>
    isStopWord(word) || isKnown(word, lexicon, names) ? word : correct(word, known) ?? word
  );
  const parts: Part[] = [];
  for (let index = 0; index < words.length;) {
    // A name wins over the words it is made of: "Sala de gesso" is no grouping.
    const found = names.match(words, index) ?? lexicon.match(words, index);
    const token = found?.meaning ?? readNumber(words[index]) ?? { kind: "unknown" };
    const length = found?.length ?? 1;
    parts.push({ token, words: typed.slice(index, index + length).map((one) => one.typed) });
    index += length;
  }
  return parts;
}

/** A lexicon, ready to be looked up. */
export function bind(lexicon: Lexicon): Phrasebook<Token> {
  return new Phrasebook(lexicon);
}

function isKnown(word: string, lexicon: Phrasebook<Token>, names: Phrasebook<Token>): boolean {
  return lexicon.words.has(word) || names.words.has(word) || readNumber(word) !== null;
}

/**
 * Whole names, and of professionals whatever part of the name nobody else shares. A word that the rules know is no
 * name by itself ("últimos 30 dias" asks for nobody called Dias), not even a professional's whole name unless
 * `single` allows it.
 */
export function bindNames(
  catalogue: Catalogue,
  vocabulary: ReadonlySet<string>,
  { single }: { single: boolean },
): Phrasebook<Token> {
  const entries: [string, Token][] = [];
  for (const dimension of ["service", "professional", "room"] as const) {
    for (const name of catalogue[dimension]) {
      const token: Token = { kind: "filter", filter: { dimension, values: [name] } };
      // A name as a phrase: brackets would be read as notation. `fold()` leaves none.
      const whole = fold(name);
      if (whole === "") continue;
      if (dimension !== "professional" || single || !vocabulary.has(whole)) entries.push([whole, token]);
      if (dimension === "professional") {
        for (const part of ownParts(whole, catalogue.professional, vocabulary)) entries.push([part, token]);
      }
    }
  }
  return new Phrasebook(entries);
}

/** "Rosana" and "Rosana Dias" of "Rosana Maria Dias", but not "Dias". */
function ownParts(whole: string, all: readonly string[], vocabulary: ReadonlySet<string>): string[] {
  const others = new Set(all.map(fold).filter((name) => name !== whole).flatMap((name) => name.split(" ")));
  const words = whole.split(" ");
  const own = new Set(
    words.filter((word) => word.length >= 4 && !others.has(word) && !vocabulary.has(word)),
  );
  const pairs = words.flatMap((one, index) =>
    words.slice(index + 1).filter((other) => own.has(one) || own.has(other)).map((other) => `${one} ${other}`)
  );
  return [...own, ...pairs];
}

const SPANS: [RegExp, (match: RegExpMatchArray) => Token | null][] = [
  [/^(\d{4})-(\d{2})-(\d{2})$/, ([, year, month, day]) => dateOf(day, month, year)],
  [/^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/, ([, day, month, year]) => dateOf(day, month, year)],
  [/^(\d{1,2})(?:h|hs|hrs|:00|h00)$/, ([, hour]) => clockOf(Number(hour))],
  [/^(\d{1,2})am$/, ([, hour]) => clockOf(Number(hour) % 12)],
  [/^(\d{1,2})pm$/, ([, hour]) => clockOf(Number(hour) % 12 + 12)],
  [/^(\d{1,4})(?:st|nd|rd|th|o)?$/, ([, digits]) => ({ kind: "number", value: Number(digits) })],
];

function readNumber(word: string): Token | null {
  for (const [pattern, read] of SPANS) {
    const match = word.match(pattern);
    if (match) return read(match);
  }
  return null;
}

function dateOf(day: string, month: string, year?: string): Token | null {
  const date = { day: Number(day), month: Number(month), year: year === undefined ? null : Number(year) };
  const isDay = date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31;
  return isDay ? { kind: "date", ...date } : null;
}

function clockOf(hour: number): Token | null {
  return hour <= 24 ? { kind: "clock", hour } : null;
}
