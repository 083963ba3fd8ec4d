import { type Days, keysOf, weekdayOf } from "../domain/analytics/period.ts";
import { type Dimension, MOST_GROUPS, type Plan } from "../domain/analytics/plan.ts";
import { type FigureRow, isPersonal } from "./compile.ts";
import { MEASURE_RULES } from "./measures.ts";
import { byNature } from "./natural_order.ts";

const TIME: readonly Dimension[] = ["hour", "weekday", "day", "week", "month"];

/** More than can be shown, of one weekday too. */
const MOST_TIMES = 7 * (MOST_GROUPS + 1);

/** Whether groups without visits say something: that nobody came. Nobody's wait has no mean. */
export function hasGaps({ measures, dimensions }: Plan): boolean {
  return dimensions.some((one) => TIME.includes(one)) && measures.some(isCount);
}

const isCount = (measure: Plan["measures"][number]) => MEASURE_RULES[measure].unit === "count";

/** What the rows of a plan are about. */
export interface Span {
  /** Those of the plan's period. */
  days: Days;
  /** The clinic's local day; nothing is filled after it. */
  today: string;
  /** Hours of the day are filled from the first to the last of these rows. */
  among: readonly FigureRow[];
}

/**
 * The rows with one more for each time at which nobody came: counts are 0, other figures have nothing to tell. No rows
 * at all stay none, and so do times that would make more groups than may be shown.
 */
export function fillGaps(plan: Plan, rows: FigureRow[], span: Span): FigureRow[] {
  if (!hasGaps(plan) || rows.length === 0) return rows;
  const keys = plan.dimensions.map((dimension, index) =>
    timesOf(dimension, index, plan, span) ?? [...new Set(rows.map(({ groups }) => groups[index]))]
  );
  if (keys.reduce((product, { length }) => product * length, 1) > MOST_GROUPS) return rows;
  const known = new Set(rows.map(({ groups }) => JSON.stringify(groups)));
  const nobody = {
    figures: plan.measures.map((one) => isCount(one) ? 0 : null),
    people: isPersonal(plan) ? 0 : null,
  };
  const added = crossed(keys).filter((groups) => !known.has(JSON.stringify(groups)));
  return [...rows, ...added.map((groups) => ({ groups, ...nobody }))].sort(orderOf(plan));
}

/** The times of a dimension that a period has had so far; null for what is no time. */
function timesOf(
  dimension: Dimension,
  index: number,
  plan: Plan,
  { days, today, among }: Span,
): string[] | null {
  const past = { from: days.from, to: days.to < today ? days.to : today };
  const only = (name: "hour" | "weekday") =>
    plan.filters.find((filter) => filter.dimension === name)?.values.map(String);
  const weekdays = only("weekday");
  switch (dimension) {
    case "hour": {
      const hours = among.map(({ groups }) => Number(groups[index]));
      const [first, last] = [Math.min(...hours), Math.max(...hours)];
      const all = Array.from({ length: last - first + 1 }, (_, step) => String(first + step));
      const wanted = only("hour");
      return wanted ? all.filter((hour) => wanted.includes(hour)) : all;
    }
    case "weekday":
    case "day": {
      const wanted = keysOf("day", past, MOST_TIMES).filter((day) =>
        !weekdays || weekdays.includes(weekdayOf(day))
      );
      return dimension === "day" ? wanted : [...new Set(wanted.map(weekdayOf))];
    }
    case "week":
    case "month":
      return keysOf(dimension, past, MOST_TIMES);
    default:
      return null;
  }
}

function crossed(keys: readonly string[][]): string[][] {
  return keys.reduce<string[][]>(
    (all, next) => all.flatMap((groups) => next.map((key) => [...groups, key])),
    [[]],
  );
}

/** As the statement orders its rows. */
function orderOf({ dimensions, order }: Plan): (one: FigureRow, other: FigureRow) => number {
  const sign = order === "descending" ? -1 : 1;
  return (one, other) => {
    const [figure, next] = [one.figures[0], other.figures[0]];
    if (order !== "natural" && figure !== next) {
      if (figure === null || next === null) return figure === null ? 1 : -1;
      return sign * (figure - next);
    }
    for (const [index, dimension] of dimensions.entries()) {
      const step = byNature(dimension)(one.groups[index], other.groups[index]);
      if (step !== 0) return step;
    }
    return 0;
  };
}
