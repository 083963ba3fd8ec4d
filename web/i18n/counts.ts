/** Counted things in words: `1 ficha`, `3 fichas`. Both languages have one form for one and one for all others. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/** An English ordinal number: `1st`, `22nd`. */
export function ordinal(count: number): string {
  const ending = new Intl.PluralRules("en", { type: "ordinal" }).select(count);
  return `${count}${{ zero: "th", one: "st", two: "nd", few: "rd", many: "th", other: "th" }[ending]}`;
}
