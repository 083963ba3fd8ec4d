import { daysBefore, daysOf, placeOf } from "../domain/analytics/period.ts";
import { MOST_GROUPS, type Plan } from "../domain/analytics/plan.ts";
import { type FigureRow, isPersonal, SMALLEST_GROUP } from "./compile.ts";
import { groupName } from "./describe.ts";
import { MEASURE_RULES, type MeasureRule } from "./measures.ts";
import { byNature } from "./natural_order.ts";
import type { AnalyticsTexts } from "./texts/pt_BR.ts";

export interface Column {
  key: string;
  /** In the reader's language. */
  name: string;
  kind: "group" | "figure";
  unit: MeasureRule["unit"] | null;
  /** What the figure means; null for groups. */
  definition: string | null;
}

/** Figures with names, as people read them and charts draw them. */
export interface Table {
  columns: Column[];
  /** Keyed by column; groups by their names, figures rounded to a tenth, null where there is none to show. */
  rows: Record<string, string | number | null>[];
  /** Of each row the keys of its groups. */
  keys: string[][];
  /** Of each group column the names that occur, in the order that they have by themselves. */
  names: string[][];
  /** Groups whose figures are held back because few people are behind them. */
  hidden: number;
  /** More groups than may be shown. */
  isCut: boolean;
}

/** The table of a plan's rows; `before` are those of the period before, for a comparison. */
export function tableOf(
  plan: Plan,
  now: FigureRow[],
  before: FigureRow[] | null,
  { today, texts }: { today: string; texts: AnalyticsTexts },
): Table {
  const earlier = before && byPlace(plan, before, today, "before");
  let hidden = 0;
  const rows = now.slice(0, MOST_GROUPS).map((row) => {
    const shown: Table["rows"][number] = {};
    row.groups.forEach((group, index) =>
      shown[`group_${index + 1}`] = groupName(plan.dimensions[index], group, texts)
    );
    const figures = shownFigures(plan, row);
    if (figures === null) hidden++;
    const then = earlier?.get(place(plan, row, today, "now"));
    const beforeFigures = then && shownFigures(plan, then);
    plan.measures.forEach((_, index) => {
      shown[`measure_${index + 1}`] = figures?.[index] ?? null;
      if (earlier) shown[`before_${index + 1}`] = beforeFigures?.[index] ?? null;
    });
    return shown;
  });
  return {
    columns: columnsOf(plan, texts),
    rows,
    keys: now.slice(0, MOST_GROUPS).map(({ groups }) => groups),
    names: plan.dimensions.map((dimension, index) => {
      const keys = new Set(now.slice(0, MOST_GROUPS).map(({ groups }) => groups[index]));
      return [...keys].sort(byNature(dimension)).map((key) => groupName(dimension, key, texts));
    }),
    hidden,
    isCut: plan.limit === null && now.length > MOST_GROUPS,
  };
}

function columnsOf(plan: Plan, texts: AnalyticsTexts): Column[] {
  const groups = plan.dimensions.map((dimension, index): Column => ({
    key: `group_${index + 1}`,
    name: texts.dimensions[dimension].name,
    kind: "group",
    unit: null,
    definition: null,
  }));
  const figures = plan.measures.flatMap((measure, index): Column[] => {
    const { name, definition } = texts.measures[measure];
    const column = { kind: "figure", unit: MEASURE_RULES[measure].unit, definition } as const;
    return [
      { key: `measure_${index + 1}`, name, ...column },
      ...plan.compare ? [{ key: `before_${index + 1}`, name: texts.before(name), ...column }] : [],
    ];
  });
  return [...groups, ...figures];
}

/** Null where too few people are behind figures that could tell who they are. */
function shownFigures(plan: Plan, { figures, people }: FigureRow): (number | null)[] | null {
  if (isPersonal(plan) && people !== 0 && (people ?? 0) < SMALLEST_GROUP) return null;
  return figures.map((figure) => figure === null ? null : Math.round(10 * figure) / 10);
}

function byPlace(
  plan: Plan,
  rows: FigureRow[],
  today: string,
  side: "now" | "before",
): Map<string, FigureRow> {
  return new Map(rows.map((row) => [place(plan, row, today, side), row]));
}

/** Days, weeks and months of two periods stand side by side by their place in the period. */
function place(plan: Plan, { groups }: FigureRow, today: string, side: "now" | "before"): string {
  const days = side === "now" ? daysOf(plan.period, today) : daysBefore(plan.period, today);
  return JSON.stringify(groups.map((group, index) => placeOf(plan.dimensions[index], group, days)));
}
