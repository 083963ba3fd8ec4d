import { Hono } from "hono";
import type { ApiEnv } from "../api_env.ts";
import { readAudit } from "../data/audit.ts";
import type { Caller } from "../data/caller.ts";
import { type AuditEntry, AuditFilter, AuditPage } from "../domain/audit.ts";
import { CSV_MARK, type CsvLanguage, csvLine } from "../domain/csv.ts";
import { ById, path, query } from "../middleware/input.ts";
import { session } from "../middleware/session.ts";
import { describe } from "../openapi/operation.ts";
import { CSV_NOTE, csvLanguage } from "./csv_language.ts";

const tag = "audit";

const CSV_COLUMNS = [
  "at",
  "actor_email",
  "actor_role",
  "actor_id",
  "action",
  "table",
  "row_id",
  "patient",
  "changes",
  "row_name",
];

/** Entries that are read at once for a file. */
const CSV_PAGE = 1000;

/** Who did what to whom, and when; for owners and admins. */
export const audit = new Hono<ApiEnv>()
  .get(
    "/establishments/:id/audit",
    describe({
      id: "readAudit",
      tag,
      summary: "Read the audit log, latest first",
      description: "Pages of 50; `next` is the `cursor` of the following one.",
      answers: { 200: AuditPage },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    query(AuditFilter),
    async (c) => c.json(await readAudit(c.var.caller, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .get(
    "/establishments/:id/audit.csv",
    describe({
      id: "downloadAudit",
      tag,
      summary: "Download the audit log as CSV",
      description: `Cells that a spreadsheet would take for formulas begin with an apostrophe. ${CSV_NOTE}`,
      answers: { 200: null },
      problems: ["role_not_allowed"],
      access: "staff",
    }),
    session(),
    path(ById),
    query(AuditFilter),
    async (c) => {
      const [{ id }, filter] = [c.req.valid("param"), c.req.valid("query")];
      // The first page decides whether the caller may read at all, while a status can still say so.
      const first = await readAudit(c.var.caller, id, filter, CSV_PAGE);
      const lines = csvLines(c.var.caller, id, filter, { first, language: csvLanguage(c) });
      c.header("content-type", "text/csv; charset=utf-8");
      c.header("content-disposition", 'attachment; filename="audit.csv"');
      return c.body(ReadableStream.from(lines).pipeThrough(new TextEncoderStream()), 200);
    },
  );

export type AuditRoutes = typeof audit;

/** The file piece by piece: as much as one page of the log is held at a time. */
async function* csvLines(
  caller: Caller,
  id: string,
  filter: AuditFilter,
  { first, language }: { first: AuditPage; language: CsvLanguage },
) {
  yield CSV_MARK + csvLine(CSV_COLUMNS, language);
  let page = first;
  while (true) {
    const { names } = page;
    yield page.entries.map((entry) => csvLine(cellsOf(entry, names), language)).join("");
    if (page.next === null) return;
    page = await readAudit(caller, id, { ...filter, cursor: String(page.next) }, CSV_PAGE);
  }
}

function cellsOf(entry: AuditEntry, names: AuditPage["names"]) {
  const { at, actor, action, table, row_id, patient, changes } = entry;
  return [
    at,
    actor?.email ?? null,
    actor?.role ?? null,
    actor?.id ?? null,
    action,
    table,
    row_id,
    patient?.name ?? patient?.id ?? null,
    JSON.stringify(changes),
    row_id === null ? null : names[row_id] ?? null,
  ];
}
