import writeExcelFile from "write-excel-file/universal";
import type { PlanAnswer } from "../../../../edge/domain/analytics/question.ts";
import { type CsvLanguage, csvText } from "../../../../edge/domain/csv.ts";

type Figures = Pick<PlanAnswer, "columns" | "rows">;

/** The table as CSV, as spreadsheets of the reader's language open it. */
export function toCsv({ columns, rows }: Figures, language: CsvLanguage): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ key }) => row[key] ?? null)),
  ];
  return csvText(lines, language);
}

/** The table as a workbook: figures stay numbers, with which somebody can go on counting. */
export async function toXlsx({ columns, rows }: Figures): Promise<Blob> {
  const head = columns.map(({ name }) => ({ value: name, fontWeight: "bold" as const }));
  const body = rows.map((row) =>
    columns.map(({ key }) => {
      const cell = row[key] ?? null;
      return cell === null
        ? null
        : typeof cell === "number"
        ? { type: Number, value: cell }
        : { type: String, value: cell };
    })
  );
  return await writeExcelFile([head, ...body], { columns: columns.map(() => ({ width: 24 })) }).toBlob();
}
