import writeExcelFile from "write-excel-file/universal";
import type { PlanAnswer } from "../../../../edge/domain/analytics/question.ts";
import { csvLine } from "../../../../edge/domain/csv.ts";

type Figures = Pick<PlanAnswer, "columns" | "rows">;

/** The table as CSV with a byte order mark, without which spreadsheets take accents for something else. */
export function toCsv({ columns, rows }: Figures): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ key }) => row[key] ?? null)),
  ];
  return "\uFEFF" + lines.map(csvLine).join("");
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
