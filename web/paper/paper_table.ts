import { BRAND, INK, LINE, type Paper, SOFT, type TextLook } from "./paper.ts";

export interface PaperColumn {
  name: string;
  /** Figures stand to the right. */
  isFigure: boolean;
}

export interface PaperTable {
  columns: readonly PaperColumn[];
  rows: readonly (readonly string[])[];
  /** Set off below the rows. */
  total?: readonly string[];
}

const BODY: TextLook = { size: 8.5, colour: INK };
const HEADING: TextLook = { size: 7.5, weight: "bold", colour: SOFT };
const TOTAL: TextLook = { size: 8.5, weight: "bold", colour: INK };
const LEADING = 11;
const PADDING = 3.5;
const GAP = 8;
/** A figure that stands farther from its name than this is read in the wrong line. */
const MOST_SPARE = 60;

/** A table up to the width of the page, whose headings stand again on every page that it goes on to. */
export function drawTable(paper: Paper, table: PaperTable): void {
  const widths = columnWidths(paper, table);
  const head = () => drawRow(paper, table, widths, table.columns.map(({ name }) => name), HEADING, BRAND);
  const height = (row: readonly string[], look: TextLook) =>
    2 * PADDING +
    LEADING * Math.max(1, ...row.map((cell, index) => paper.linesOf(cell, widths[index], look).length));
  // Headings without a row below them say nothing.
  paper.need(height(table.columns.map(({ name }) => name), HEADING) + 2 * (LEADING + 2 * PADDING));
  head();
  const draw = (row: readonly string[], look: TextLook) => {
    if (paper.need(height(row, look))) head();
    drawRow(paper, table, widths, row, look, LINE);
  };
  for (const row of table.rows) draw(row, BODY);
  if (table.total) draw(table.total, TOTAL);
}

function drawRow(
  paper: Paper,
  { columns }: PaperTable,
  widths: readonly number[],
  row: readonly string[],
  look: TextLook,
  rule: TextLook["colour"],
): void {
  const cells = row.map((cell, index) => paper.linesOf(cell, widths[index], look));
  const lines = Math.max(1, ...cells.map((cell) => cell.length));
  let x = paper.left;
  for (const [index, cell] of cells.entries()) {
    const { isFigure } = columns[index];
    for (const [line, text] of cell.entries()) {
      const y = paper.y - PADDING - LEADING * (line + 1) + 0.3 * look.size;
      if (isFigure) paper.write(text, x + widths[index], y, look, "end");
      else paper.write(text, x, y, look);
    }
    x += widths[index] + GAP;
  }
  paper.space(2 * PADDING + LEADING * lines);
  paper.rule(paper.y, { colour: rule, width: x - GAP - paper.left });
}

/** As wide as the widest cell where the page allows it; otherwise columns of words give way and wrap. */
function columnWidths(paper: Paper, { columns, rows, total }: PaperTable): number[] {
  const cellsOf = (index: number) => [...rows, ...total ? [total] : []].map((row) => row[index] ?? "");
  const words = (text: string) => text.split(" ");
  const widest = (texts: string[], look: TextLook) =>
    Math.max(8, ...texts.map((text) => paper.widthOf(text, look)));
  const least = columns.map(({ name, isFigure }, index) => {
    const texts = isFigure ? cellsOf(index) : cellsOf(index).flatMap(words);
    return Math.min(Math.max(widest(words(name), HEADING), widest(texts, TOTAL)), 0.4 * paper.width);
  });
  const whole = columns.map(({ name }, index) =>
    Math.max(Math.min(widest([name], HEADING), 60), widest(cellsOf(index), TOTAL), least[index])
  );
  const room = paper.width - GAP * (columns.length - 1);
  const sum = (list: number[]) => list.reduce((all, one) => all + one, 0);
  const spare = Math.min((room - sum(whole)) / columns.length, MOST_SPARE);
  if (spare >= 0) return whole.map((one) => one + spare);
  if (sum(least) >= room) return least.map((one) => one * room / sum(least));
  const share = (room - sum(least)) / (sum(whole) - sum(least));
  return least.map((one, index) => one + share * (whole[index] - one));
}
