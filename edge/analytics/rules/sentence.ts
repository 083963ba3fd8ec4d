import type { Part } from "./lexer.ts";
import type { Kind, Token } from "./tokens.ts";

/** A token of one of the kinds; with a condition, one that meets it. */
export type Slot = Kind | readonly Kind[] | ((token: Token) => boolean);

export type Of<K extends Kind> = Extract<Token, { kind: K }>;

/** The tokens of a kind among others. */
export function pick<K extends Kind>(tokens: readonly Token[], kind: K): Of<K>[] {
  return tokens.filter((token): token is Of<K> => token.kind === kind);
}

/** The parts of a question that nobody has made sense of yet. */
export class Sentence {
  #parts: Part[];

  constructor(parts: readonly Part[]) {
    this.#parts = [...parts];
  }

  /**
   * Takes the first run of tokens that fits the slots and gives them, or null. Words that say nothing may stand in
   * between, and stay.
   */
  take(...slots: readonly Slot[]): Token[] | null {
    const places = this.#find(slots);
    if (places === null) return null;
    const found = places.map((place) => this.#parts[place].token);
    this.#parts = this.#parts.filter((_, place) => !places.includes(place));
    return found;
  }

  /** Takes every single token of a kind. */
  takeAll<K extends Kind>(kind: K): Of<K>[] {
    const found = pick(this.#parts.map(({ token }) => token), kind);
    this.#parts = this.#parts.filter(({ token }) => token.kind !== kind);
    return found;
  }

  /** The tokens of a kind, which stay. */
  seeAll<K extends Kind>(kind: K): Of<K>[] {
    return pick(this.#parts.map(({ token }) => token), kind);
  }

  /** Takes a token of a kind that stands right before or after one that meets the condition; that one stays. */
  takeBeside(kind: Kind, neighbour: (token: Token) => boolean): Token[] {
    const before = this.#find([kind, neighbour]);
    const after = this.#find([neighbour, kind]);
    const place = before?.[0] ?? after?.[1];
    return place === undefined ? [] : this.#parts.splice(place, 1).map(({ token }) => token);
  }

  /** What is left over, as it was typed. */
  texts(besides: readonly Kind[]): string[] {
    return this.#parts.filter(({ token }) => !besides.includes(token.kind)).map(({ words }) =>
      words.join(" ")
    );
  }

  #find(slots: readonly Slot[]): number[] | null {
    for (let start = 0; start < this.#parts.length; start++) {
      const places = this.#fit(slots, start);
      if (places !== null) return places;
    }
    return null;
  }

  #fit(slots: readonly Slot[], start: number): number[] | null {
    const places: number[] = [];
    let place = start;
    for (const slot of slots) {
      while (places.length > 0 && this.#parts[place]?.token.kind === "filler") place++;
      if (place >= this.#parts.length || !fits(this.#parts[place].token, slot)) return null;
      places.push(place++);
    }
    return places;
  }
}

function fits(token: Token, slot: Slot): boolean {
  if (typeof slot === "function") return slot(token);
  return typeof slot === "string" ? token.kind === slot : slot.includes(token.kind);
}
