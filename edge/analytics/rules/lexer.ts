import { correct } from "./correct.ts";
import { fold, Phrasebook } from "./phrases.ts";
import type { Lexicon, Token } from "./tokens.ts";

/** What the clinic calls its services, professionals and rooms. */
export interface Catalogue {
  service: readonly string[];
  professional: readonly string[];
  room: readonly string[];
}

export const EMPTY_CATALOGUE: Catalogue = { service: [], professional: [], room: [] };

/** A meaning and the folded words that carry it. */
export interface Part {
  token: Token;
  text: string;
}

/** A question as a list of meanings. Words that mean nothing here come as `unknown`, as they were typed (folded). */
export function tokenize(question: string, lexicon: Phrasebook<Token>, catalogue: Catalogue): Part[] {
  const names = namesOf(catalogue);
  const known = [...lexicon.words, ...names.words];
  const words = fold(question).split(" ").filter(Boolean).map((word) =>
    isKnown(word, lexicon, names) ? word : correct(word, known) ?? word
  );
  const parts: Part[] = [];
  for (let index = 0; index < words.length;) {
    // A name wins over the words it is made of: "Sala de gesso" is no grouping.
    const found = names.match(words, index) ?? lexicon.match(words, index);
    const token = found?.meaning ?? readNumber(words[index]) ?? { kind: "unknown" };
    const length = found?.length ?? 1;
    parts.push({ token, text: words.slice(index, index + length).join(" ") });
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

/** Whole names, and of professionals whatever part of the name nobody else shares. */
function namesOf(catalogue: Catalogue): Phrasebook<Token> {
  const entries: [string, Token][] = [];
  for (const dimension of ["service", "professional", "room"] as const) {
    for (const name of catalogue[dimension]) {
      const token: Token = { kind: "filter", filter: { dimension, values: [name] } };
      const whole = plain(name);
      if (whole !== "") entries.push([whole, token]);
      if (dimension === "professional") {
        for (const part of ownParts(whole, catalogue.professional)) entries.push([part, token]);
      }
    }
  }
  return new Phrasebook(entries);
}

/** A name as a phrase: brackets would be read as notation. `fold()` leaves none. */
function plain(name: string): string {
  return fold(name);
}

function ownParts(whole: string, all: readonly string[]): string[] {
  const others = all.map(plain).filter((name) => name !== whole).flatMap((name) => name.split(" "));
  return whole.split(" ").filter((part) => part.length >= 4 && !others.includes(part));
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
