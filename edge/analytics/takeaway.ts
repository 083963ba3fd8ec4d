import { NONE, type Plan } from "../domain/analytics/plan.ts";
import { groupPhrase } from "./describe.ts";
import type { Column, Table } from "./table.ts";
import type { AnalyticsTexts } from "./texts/pt_BR.ts";

/** The sentence that somebody would say who had looked at the table. */
export function takeawayOf(plan: Plan, table: Table, period: string, texts: AnalyticsTexts): string {
  const column = table.columns.find(({ key }) => key === "measure_1");
  if (!column) return texts.takeaway.nothing;
  // That nobody came at other times is no news where all who came are held back.
  const isKnown = table.rows.some(({ measure_1 }) => typeof measure_1 === "number" && measure_1 !== 0);
  if (!isKnown && table.hidden > 0) return texts.takeaway.hidden;
  const sentence = plan.dimensions.length === 0
    ? totalOf(table, column, period, texts)
    : rangeOf(plan, table, column, texts);
  return [sentence, ...table.hidden > 0 ? [texts.takeaway.hidden] : []].join(" ");
}

function totalOf(
  { rows: [row], columns }: Table,
  column: Column,
  period: string,
  texts: AnalyticsTexts,
): string {
  const figure = row?.measure_1;
  if (typeof figure !== "number") return texts.takeaway.nothing;
  const told = texts.takeaway.total({
    measure: column.name,
    figure: figureName(figure, column, texts),
    period,
  });
  const before = columns.some(({ key }) => key === "before_1") ? row.before_1 : null;
  if (typeof before !== "number") return told;
  return `${told} ${texts.takeaway.change(figureName(before, column, texts))}`;
}

function rangeOf(plan: Plan, { rows, keys }: Table, column: Column, texts: AnalyticsTexts): string {
  // Where nothing is missing, that nobody is without is no news.
  const known = rows.flatMap(({ measure_1 }, place) =>
    typeof measure_1 === "number" && !(measure_1 === 0 && keys[place].includes(NONE))
      ? [{ groups: keys[place], figure: measure_1 }]
      : []
  );
  const at = ({ groups }: { groups: string[] }) =>
    groups.map((key, index) => groupPhrase(plan.dimensions[index], key, texts)).join(", ");
  if (known.length === 0) return texts.takeaway.nothing;
  const most = known.reduce((best, one) => one.figure > best.figure ? one : best);
  const least = known.reduce((best, one) => one.figure < best.figure ? one : best);
  const measure = column.name;
  if (most.figure === least.figure) {
    return texts.takeaway.one({ measure, figure: figureName(most.figure, column, texts), at: at(most) });
  }
  return texts.takeaway.range({
    measure,
    most: figureName(most.figure, column, texts),
    mostAt: at(most),
    least: figureName(least.figure, column, texts),
    leastAt: at(least),
  });
}

/** "12,5 min", "80 %". */
export function figureName(figure: number, { unit }: Column, texts: AnalyticsTexts): string {
  const number = new Intl.NumberFormat(texts.language, { maximumFractionDigits: 1 }).format(figure);
  return unit ? texts.units[unit](number) : number;
}
