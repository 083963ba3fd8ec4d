/**
 * CSV files (RFC 4180). What people open differs by their language, since spreadsheets do: in Portuguese they want
 * semicolons between cells and a comma before decimals, which is what the Brazilian Excel reads at a double click.
 * Programs, and archives for them, get commas and points.
 */
export type CsvLanguage = "pt-BR" | "en";

const SIGNS = {
  "pt-BR": { separator: ";", decimal: "," },
  "en": { separator: ",", decimal: "." },
} as const satisfies Record<CsvLanguage, unknown>;

/** Stands first in a file: spreadsheets know by it that the file is UTF-8. */
export const CSV_MARK = "\ufeff";

type Cells = readonly (string | number | null)[];

/**
 * One line. A text that a spreadsheet would take for a formula gets an apostrophe before it, which shows it as the
 * text that it is.
 */
export function csvLine(cells: Cells, language: CsvLanguage): string {
  const { separator, decimal } = SIGNS[language];
  return cells.map((cell) =>
    typeof cell === "number" ? String(cell).replace(".", decimal) : quoted(cell ?? "")
  ).join(separator) + "\r\n";
}

/** A whole file. */
export function csvText(lines: readonly Cells[], language: CsvLanguage): string {
  return CSV_MARK + lines.map((cells) => csvLine(cells, language)).join("");
}

function quoted(text: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
