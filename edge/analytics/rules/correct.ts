/** Shorter words have too many neighbours to guess by. */
const SHORTEST = 5;

/**
 * The known word that a mistyped one must be: one slip away, two in words of nine letters and more, counting letters
 * left out, added, wrong or swapped (Damerau-Levenshtein). Null when none is near or two are as near.
 */
export function correct(word: string, known: Iterable<string>): string | null {
  if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return null;
  let best: string | null = null;
  let least = word.length >= 9 ? 3 : 2;
  let tied = false;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least + 1 || candidate.length < SHORTEST - 1) continue;
    if (!beginsAlike(word, candidate)) continue;
    const slips = distance(word, candidate);
    if (slips < least) [best, least, tied] = [candidate, slips, false];
    else if (slips === least && best !== null) tied = true;
  }
  return tied ? null : best;
}

/** People hit the first letter; "slowest" is no "lowest". */
function beginsAlike(word: string, candidate: string): boolean {
  return word[0] === candidate[0] || word[0] === candidate[1] && word[1] === candidate[0];
}

function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[one.length][other.length];
}
