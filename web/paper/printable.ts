/** What Windows-1252 has beyond Latin-1: the standard fonts of PDF know these characters and no others. */
const EXTRA = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
/** Letters and signs that are no letter with a mark on it, by what stands for them. */
const INSTEAD: Readonly<Record<string, string>> = {
  "ł": "l",
  "Ł": "L",
  "đ": "d",
  "Đ": "D",
  "ħ": "h",
  "ı": "i",
  "ŋ": "n",
  "ƴ": "y",
  "ʼ": "'",
  "ꞌ": "'",
  "−": "-",
  "‐": "-",
  "‑": "-",
  "→": ">",
  "≤": "<=",
  "≥": ">=",
};

/**
 * A text in the characters that the standard fonts of PDF have. Portuguese needs no other; of other letters the marks are
 * left out (ỹ becomes y), and what has no Latin form at all becomes a question mark.
 */
export function printable(text: string): string {
  return [...text.normalize("NFC").replace(/\s+/gu, " ")].map(printableCharacter).join("");
}

function printableCharacter(character: string): string {
  if (isKnown(character)) return character;
  const known = INSTEAD[character];
  if (known !== undefined) return known;
  const bare = [...character.normalize("NFKD")].filter((part) => !/\p{M}/u.test(part));
  if (bare.length > 0 && bare.every(isKnown)) return bare.join("");
  return /[\p{M}\p{Cf}\p{Cc}]/u.test(character) ? "" : "?";
}

function isKnown(character: string): boolean {
  return /^[\x20-\x7e\xa0-\xff]$/u.test(character) || EXTRA.includes(character);
}
