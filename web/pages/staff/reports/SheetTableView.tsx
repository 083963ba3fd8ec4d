import { RiskBadge } from "../../../components/RiskBadge.tsx";
import {
  type Cell,
  cellText,
  isFigure,
  readRisk,
  type SheetColumn,
  type SheetTable,
  type SheetWords,
} from "./sheet.ts";

interface SheetTableViewProps {
  table: SheetTable;
  words: SheetWords;
  /** The table as a file; none where a file says less than the page. */
  csv?: string;
}

/** A table of a report, with what is said of it and its file. */
export function SheetTableView({ table, words, csv }: SheetTableViewProps) {
  const { columns, rows, total, lines = [] } = table;
  const id = `table-${table.key}`;
  return (
    <section class="report__table" aria-labelledby={id}>
      <div class="report__table-head">
        <h2 id={id} class="card__title">{table.title}</h2>
        {csv && (
          <a
            class="button button--quiet"
            href={csv}
            aria-label={words.t.reports.files.csv_of(table.title)}
            download
          >
            {words.t.reports.files.csv}
          </a>
        )}
      </div>
      {lines.length > 0 && (
        <ul class="report__lines">
          {lines.map((line) => <li key={line}>{line}</li>)}
        </ul>
      )}
      <div class="table-scroll" role="group" aria-labelledby={id} tabIndex={0}>
        <table class="plain-table figures">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col" class={classOf(column)}>{column.name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => <Row key={index} row={row} columns={columns} words={words} />)}
          </tbody>
          {total && rows.length > 1 && (
            <tfoot>
              <Row row={total} columns={columns} words={words} />
            </tfoot>
          )}
        </table>
      </div>
    </section>
  );
}

interface RowProps {
  row: readonly Cell[];
  columns: readonly SheetColumn[];
  words: SheetWords;
}

function Row({ row, columns, words }: RowProps) {
  return (
    <tr>
      {columns.map((column, index) => {
        const content = <CellView cell={row[index] ?? null} column={column} words={words} />;
        return index === 0
          ? <th key={column.name} scope="row">{content}</th>
          : <td key={column.name} class={classOf(column)}>{content}</td>;
      })}
    </tr>
  );
}

function CellView({ cell, column, words }: { cell: Cell; column: SheetColumn; words: SheetWords }) {
  const risk = column.kind === "risk" ? readRisk(cell) : null;
  const text = cellText(cell, column, words);
  return risk ? <RiskBadge risk={risk} label={text} size="small" /> : <>{text}</>;
}

function classOf(column: SheetColumn): string | undefined {
  return isFigure(column) ? "number" : undefined;
}
