import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { csvText } from "../domain/csv.ts";
import { csvLanguage } from "./csv_language.ts";

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
  const lines = [columns, ...rows.map((row) => columns.map((column) => cellOf(row[column])))];
  c.header("content-type", "text/csv; charset=utf-8");
  c.header("content-disposition", `attachment; filename="${name}.csv"`);
  c.header("vary", "Accept", { append: true });
  return c.body(csvText(lines, csvLanguage(c)), 200);
}

function cellOf(cell: Cell): string | number | null {
  return typeof cell === "boolean" ? String(cell) : cell;
}
