import type { Page, Row } from "../data/archive.ts";
import { CSV_MARK, csvLine } from "../domain/csv.ts";

/** A way to write rows down: the file is `head`, then rows, then `tail`. */
export interface RowFormat {
  head(columns: readonly string[]): string;
  rows(rows: readonly Row[], columns: readonly string[], isFirst: boolean): string;
  tail: string;
}

/** For whoever takes the rows elsewhere, in one form for all languages: what is not a plain value stands as JSON in its cell, and nothing is a formula. */
export const CSV: RowFormat = {
  head: (columns) => CSV_MARK + csvLine(columns, "en"),
  rows: (rows, columns) =>
    rows.map((row) => csvLine(columns.map((name) => cellOf(row[name])), "en")).join(""),
  tail: "",
};

/** For programs: a list, one row on a line. */
export const JSON_ROWS: RowFormat = {
  head: () => "[",
  rows: (rows, _columns, isFirst) =>
    rows.map((row, i) => `${isFirst && i === 0 ? "" : ","}\n${JSON.stringify(row)}`).join(""),
  tail: "\n]\n",
};

/** A cell of a spreadsheet out of a value of JSON. */
export function cellOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  return JSON.stringify(value);
}

/** Where the reading of a table stands. */
export interface Cursor {
  after: string | null;
  done: boolean;
}

/**
 * One file of a table: pages are read when the reader wants more, from `cursor` on, at most `maxPages`; the cursor
 * tells whether there are more rows for another file.
 */
export function rowFile(
  format: RowFormat,
  columns: readonly string[],
  cursor: Cursor,
  { read, maxPages }: { read(after: string | null): Promise<Page>; maxPages: number },
): ReadableStream<Uint8Array> {
  async function* pieces() {
    yield format.head(columns);
    for (let page = 0; page < maxPages && !cursor.done; page++) {
      const { rows, next } = await read(cursor.after);
      cursor.after = next;
      cursor.done = next === null;
      yield format.rows(rows, columns, page === 0);
    }
    yield format.tail;
  }
  return ReadableStream.from(pieces()).pipeThrough(new TextEncoderStream());
}
