import type { ComponentProps } from "preact";
import type { Answer } from "../../../backend/api.ts";
import { drawChart } from "../../../charts/draw_chart.ts";
import { page } from "../../../render.ts";
import { pageRequest, type WebContext } from "../../../web_env.ts";
import type { Clinic } from "../in_clinic.ts";
import { type AskedSpan, readSpan, spanErrors } from "./asked_span.ts";
import type { Loaded } from "./report_kinds.ts";
import type { SheetWords } from "./sheet.ts";
import { tableCsv } from "./sheet_csv.ts";
import { type Picture, SheetPage } from "./SheetPage.tsx";

/** What an address asked for, and the report if there is one. */
export interface Found {
  asked: AskedSpan;
  words: SheetWords;
  loaded: Loaded | null;
  /** What the report would be about is not there. */
  isMissing: boolean;
}

type Load = (
  asked: AskedSpan,
  query: NonNullable<AskedSpan["query"]>,
  words: SheetWords,
) => Promise<Answer<Loaded>>;

/** Reads the address and then the report; a period that is refused becomes errors beside the fields. */
export async function read(c: WebContext, { establishment, expect }: Clinic, load: Load): Promise<Found> {
  const asked = readSpan(c);
  const words = { t: c.var.t, locale: c.var.locale, timezone: establishment.timezone };
  if (!asked.query) return { asked, words, loaded: null, isMissing: false };
  const answer = await load(asked, asked.query, words);
  if (answer.ok) return { asked, words, loaded: answer.data, isMissing: false };
  const isMissing = answer.problem.code === "not_found";
  const errors = isMissing ? [] : spanErrors(answer.problem, c.var.t);
  if (errors === null) expect(answer);
  return { asked: { ...asked, errors: errors ?? [] }, words, loaded: null, isMissing };
}

type PageParts = Pick<
  ComponentProps<typeof SheetPage>,
  "path" | "title" | "area" | "isSliced" | "hasWhole" | "files" | "children"
>;

/** The report as a page. */
export async function showReport(
  c: WebContext,
  { establishment }: Clinic,
  { asked, loaded }: Found,
  parts: PageParts,
): Promise<Response> {
  const props = {
    request: pageRequest(c),
    establishment,
    asked,
    sheet: loaded?.sheet ?? null,
    shown: loaded?.shown ?? null,
    pictures: await Promise.all((loaded?.charts ?? []).map((chart) => drawn(c, chart))),
    ...parts,
  };
  return page(c, <SheetPage {...props} />, loaded ? 200 : 422);
}

async function drawn(c: WebContext, { table, spec, alt }: Loaded["charts"][number]): Promise<Picture> {
  const svg = await drawChart(spec, c.var.locale);
  return { table, alt, src: `data:image/svg+xml,${encodeURIComponent(svg)}` };
}

/** One table of the report as a file; without such a table, back to the page. */
export function csvOf(
  c: WebContext,
  { establishment }: Clinic,
  { loaded, words }: Found,
  name: string,
): Response {
  const tables = loaded?.sheet.tables ?? [];
  const wanted = c.req.query("tabela");
  const table = wanted ? tables.find(({ key }) => key === wanted) : tables[0];
  if (!table) return toPage(c);
  // Files of one report must not hide each other where they are kept.
  const ownName = tables.length > 1 ? `${name}-${table.key}` : name;
  return file(tableCsv(table, words), "text/csv; charset=utf-8", nameOf(establishment, ownName, "csv"));
}

/** The report on paper. */
export async function pdfOf(
  c: WebContext,
  { establishment }: Clinic,
  { loaded, words }: Found,
  { name, warning }: { name: string; warning?: string },
): Promise<Response> {
  if (!loaded) return toPage(c);
  // Loaded when somebody wants the first one: few requests do.
  const { sheetPdf } = await import("./sheet_pdf.ts");
  const clinic = establishment.name;
  const bytes = await sheetPdf({ sheet: loaded.sheet, words, clinic, made: new Date(), warning });
  return file(bytes, "application/pdf", nameOf(establishment, name, "pdf"));
}

/** The page that a file belongs to, with the same period. */
function toPage(c: WebContext): Response {
  const url = new URL(c.req.url);
  return c.redirect(url.pathname.replace(/\/[^/]*$/, "") + url.search, 303);
}

function nameOf({ slug }: Clinic["establishment"], name: string, ending: string): string {
  return `${slug}-${name}-${new Date().toISOString().slice(0, 10)}.${ending}`;
}

function file(body: BodyInit, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
