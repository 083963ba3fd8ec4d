import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { csvLine } from "../domain/csv.ts";

type Cell = string | number | boolean | null;

/** Whether the caller would rather have CSV than JSON. */
export function wantsCsv(c: Context): boolean {
  return accepts(c, {
    header: "Accept",
    supports: ["application/json", "text/csv"],
    default: "application/json",
  }) === "text/csv";
}

/** Rows as a CSV file; columns are the rows' fields, named as in JSON. */
export function csvFile<Name extends string>(
  c: Context,
  name: string,
  columns: readonly Name[],
  rows: readonly Record<NoInfer<Name>, Cell>[],
) {
  const lines = rows.map((row) => csvLine(columns.map((column) => cellOf(row[column]))));
  // Spreadsheets know by the mark that the file is UTF-8.
  return c.body("\ufeff" + csvLine(columns) + lines.join(""), 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${name}.csv"`,
    vary: "accept",
  });
}

function cellOf(cell: Cell): string | number | null {
  return typeof cell === "boolean" ? String(cell) : cell;
}
