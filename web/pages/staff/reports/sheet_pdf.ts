import { writeMoment } from "../../../i18n/formats.ts";
import { BRAND, INK, Paper, SOFT } from "../../../paper/paper.ts";
import { drawTable } from "../../../paper/paper_table.ts";
import { cellText, type Fact, isFigure, type Sheet, type SheetTable, type SheetWords } from "./sheet.ts";

/** More columns than this want a page that lies on its side. */
const UPRIGHT_COLUMNS = 8;

interface PrintedSheet {
  sheet: Sheet;
  words: SheetWords;
  /** Name of the clinic. */
  clinic: string;
  made: Date;
  /** Said at the foot of every page. */
  warning?: string;
}

/** A report as PDF: A4, the clinic and the period on the first page, headings and page numbers on all. */
export async function sheetPdf({ sheet, words, clinic, made, warning }: PrintedSheet) {
  const { files } = words.t.reports;
  const paper = await Paper.open({
    title: `${sheet.title} - ${clinic}`,
    author: clinic,
    language: words.locale,
    isWide: sheet.tables.some(({ columns }) => columns.length > UPRIGHT_COLUMNS),
  });
  drawHead(paper, sheet, clinic);
  drawFacts(paper, sheet.facts);
  for (const table of sheet.tables) drawSection(paper, table, words);
  drawNotes(paper, sheet);
  const at = writeMoment(made, words.locale, words.timezone);
  return await paper.finish({
    head: `${clinic} · ${sheet.title} · ${sheet.period}`,
    foot: [files.made(at), ...warning ? [warning] : []].join(" · "),
    number: files.page,
  });
}

function drawHead(paper: Paper, { title, period }: Sheet, clinic: string): void {
  paper.paragraph(clinic, { size: 10, weight: "bold", colour: BRAND });
  paper.space(3);
  paper.paragraph(title, { size: 19, weight: "bold" });
  paper.space(1);
  paper.paragraph(period, { size: 10, colour: SOFT });
  paper.space(7);
  paper.rule(paper.y, { colour: BRAND, thickness: 1.5 });
  paper.space(6);
}

const FACTS_A_ROW = 4;
const FACT_HEIGHT = 40;

function drawFacts(paper: Paper, facts: readonly Fact[]): void {
  for (let first = 0; first < facts.length; first += FACTS_A_ROW) {
    paper.need(FACT_HEIGHT);
    for (const [index, { name, value, note }] of facts.slice(first, first + FACTS_A_ROW).entries()) {
      const x = paper.left + index * paper.width / FACTS_A_ROW;
      paper.write(name, x, paper.y - 10, { size: 8, colour: SOFT });
      paper.write(value, x, paper.y - 24, { size: 13, weight: "bold", colour: INK });
      if (note) paper.write(note, x, paper.y - 34, { size: 7, colour: SOFT });
    }
    paper.space(FACT_HEIGHT);
  }
}

function drawSection(paper: Paper, table: SheetTable, words: SheetWords): void {
  paper.space(12);
  // A title at the foot of a page would stand alone.
  paper.need(70);
  paper.paragraph(table.title, { size: 11.5, weight: "bold" });
  paper.space(3);
  for (const line of table.lines ?? []) paper.paragraph(line, { size: 8.5 });
  paper.space(2);
  const textsOf = (row: SheetTable["rows"][number]) =>
    table.columns.map((column, index) => cellText(row[index] ?? null, column, words));
  drawTable(paper, {
    columns: table.columns.map((column) => ({ name: column.name, isFigure: isFigure(column) })),
    rows: table.rows.map(textsOf),
    ...table.total && table.rows.length > 1 ? { total: textsOf(table.total) } : {},
  });
}

function drawNotes(paper: Paper, { notes, empty }: Sheet): void {
  paper.space(10);
  if (empty) paper.paragraph(`${empty.title}. ${empty.text}`, { size: 10 });
  for (const note of notes) paper.paragraph(note, { size: 8, colour: SOFT });
}
