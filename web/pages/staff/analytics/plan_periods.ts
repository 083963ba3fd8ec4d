import type { Period } from "../../../../edge/domain/analytics/plan.ts";

const relative = (unit: "day" | "week" | "month" | "year", count: number, offset: number): Period => ({
  kind: "relative",
  unit,
  offset,
  count,
});

/** The periods that the controls offer by name; all others are two dates. */
export const PERIODS = {
  today: relative("day", 1, 0),
  yesterday: relative("day", 1, 1),
  last_7_days: relative("day", 7, 0),
  last_30_days: relative("day", 30, 0),
  this_week: relative("week", 1, 0),
  last_week: relative("week", 1, 1),
  this_month: relative("month", 1, 0),
  last_month: relative("month", 1, 1),
  last_3_months: relative("month", 3, 0),
  this_year: relative("year", 1, 0),
} as const satisfies Record<string, Period>;
export type NamedPeriod = keyof typeof PERIODS;

/** Names in the order of the list. */
export const PERIOD_NAMES = [
  "today",
  "yesterday",
  "last_7_days",
  "last_30_days",
  "this_week",
  "last_week",
  "this_month",
  "last_month",
  "last_3_months",
  "this_year",
] as const satisfies readonly NamedPeriod[];

/** The name of a period that the list has; null for others. */
export function nameOf(period: Period): NamedPeriod | null {
  return PERIOD_NAMES.find((name) => JSON.stringify(PERIODS[name]) === JSON.stringify(inOrder(period))) ??
    null;
}

function inOrder(period: Period): Period {
  return period.kind === "absolute" ? period : relative(period.unit, period.count, period.offset);
}
