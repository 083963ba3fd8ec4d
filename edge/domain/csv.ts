/**
 * One line of a CSV file (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before
 * it, which shows it as the text that it is.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells.map((cell) => typeof cell === "number" ? String(cell) : quoted(cell ?? "")).join(",") + "\r\n";
}

function quoted(text: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
