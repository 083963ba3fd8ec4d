import { csvText } from "../../../../edge/domain/csv.ts";
import { type Cell, cellText, type SheetColumn, type SheetTable, type SheetWords } from "./sheet.ts";

/** A table as CSV, as spreadsheets of the reader's language open it. */
export function tableCsv({ columns, rows }: SheetTable, words: SheetWords): string {
  const lines = [
    columns.map(({ name, kind }) => kind === "minutes" ? `${name} (min)` : name),
    ...rows.map((row) => columns.map((column, index) => csvCell(row[index] ?? null, column, words))),
  ];
  return csvText(lines, words.locale);
}

/** Figures and days as spreadsheets read them, the rest as people do. */
function csvCell(cell: Cell, { kind }: SheetColumn, words: SheetWords): string | number | null {
  if (kind === "risk") return cellText(cell, { kind }, words);
  if (kind === "percent" && typeof cell === "number") return Math.round(1000 * cell) / 1000;
  return cell;
}
