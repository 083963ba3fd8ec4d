/**
 * CSV files (RFC 4180). What people open differs by their language, since spreadsheets do: in Portuguese they want
 * semicolons between cells and a comma before decimals, which is what the Brazilian Excel reads at a double click.
 * Programs, and archives for them, get commas and points.
 */
export type CsvLanguage = "pt-BR" | "en";

const SIGNS = {
  "pt-BR": { separator: ";", decimal: ",", within: formulaAfter(",") },
  "en": { separator: ",", decimal: ".", within: formulaAfter(";") },
} as const satisfies Record<CsvLanguage, unknown>;

/** Stands first in a file: spreadsheets know by it that the file is UTF-8. */
export const CSV_MARK = "\ufeff";

type Cells = readonly (string | number | null)[];

/**
 * One line. A text that a spreadsheet would take for a formula gets an apostrophe before it, which shows it as the
 * text that it is. A spreadsheet of the other language cuts a line at its own separator, at which quotes protect
 * nothing: what would begin a formula there gets one too.
 */
export function csvLine(cells: Cells, language: CsvLanguage): string {
  const { separator, decimal, within } = SIGNS[language];
  return cells.map((cell) =>
    typeof cell === "number" ? String(cell).replace(".", decimal) : quoted(cell ?? "", within)
  ).join(separator) + "\r\n";
}

/** A whole file. */
export function csvText(lines: readonly Cells[], language: CsvLanguage): string {
  return CSV_MARK + lines.map((cells) => csvLine(cells, language)).join("");
}

/** Where a formula would begin if lines were cut at a sign; a plain number is none. */
function formulaAfter(sign: string): RegExp {
  return new RegExp(
    `([${sign}\\r\\n](?:[^\\S\\r\\n]|")*)(?![+-][\\d.]+(?:[${sign}\\]}\\r\\n]|$))([=+\\-@])`,
    "g",
  );
}

function quoted(text: string, within: RegExp): string {
  const safe = (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(within, "$1'$2");
  return `"${safe.replaceAll('"', '""')}"`;
}
