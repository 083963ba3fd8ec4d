/**
 * What a question becomes: a plan names measures, groups, filters and a period out of fixed lists, and nothing else.
 * Planners write plans, the compiler turns them into SQL, pages edit them. A plan holds no SQL and no row.
 */
import * as z from "zod/mini";
import { PRIORITIES } from "../priority.ts";
import { RISKS } from "../risk.ts";
import { VISIT_STATUSES } from "../visit.ts";

/** What can be counted. Minutes are minutes, shares are per cent; `measures.ts` of edge/analytics defines each. */
export const MEASURES = [
  "visits",
  "patients",
  "finished",
  "wait_mean",
  "wait_median",
  "wait_p90",
  "triage_wait_mean",
  "service_mean",
  "service_median",
  "stay_mean",
  "within_target",
  "no_shows",
  "no_show_share",
  "left",
  "left_share",
  "busy_hours",
  "age_mean",
] as const;
export const Measure = z.enum(MEASURES);
export type Measure = z.infer<typeof Measure>;

/** What figures can be grouped by. */
export const DIMENSIONS = [
  "hour",
  "weekday",
  "day",
  "week",
  "month",
  "risk",
  "priority",
  "service",
  "professional",
  "room",
  "status",
  "age_band",
  "wait_band",
] as const;
export const Dimension = z.enum(DIMENSIONS);
export type Dimension = z.infer<typeof Dimension>;

/** Upper ends in years, exclusive; the last band is open. */
export const AGE_BANDS = ["0-11", "12-17", "18-39", "40-59", "60-79", "80+"] as const;

/** ISO weekdays, Monday first. */
export const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

/** Not classified, or without legal class. */
export const NONE = "none";

/** All values of the dimensions that have the same in every clinic. */
export const FIXED_VALUES: Partial<Record<Filter["dimension"], readonly (string | number)[]>> = {
  risk: [...RISKS, NONE],
  priority: [...PRIORITIES, NONE],
  status: VISIT_STATUSES,
  weekday: WEEKDAYS,
  age_band: AGE_BANDS,
  hour: Array.from({ length: 24 }, (_, hour) => hour),
};

/** Services, professionals and rooms are named as the clinic names them. */
const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.enum(values)).check(z.minLength(1), z.maxLength(24));
const names = z.array(Name).check(z.minLength(1), z.maxLength(10));

/** All but those that are named, visits without any among them. */
const not = z.optional(z.literal(true));

/**
 * Only visits with one of the values count; with `not`, only visits with none of them. Of values that are the same in
 * every clinic, the others are named instead. Hours are of the clinic's local clock.
 */
export const Filter = z.discriminatedUnion("dimension", [
  z.strictObject({ dimension: z.literal("risk"), values: oneOf([...RISKS, NONE]) }),
  z.strictObject({ dimension: z.literal("priority"), values: oneOf([...PRIORITIES, NONE]) }),
  z.strictObject({ dimension: z.literal("status"), values: oneOf(VISIT_STATUSES) }),
  z.strictObject({ dimension: z.literal("weekday"), values: oneOf(WEEKDAYS) }),
  z.strictObject({ dimension: z.literal("age_band"), values: oneOf(AGE_BANDS) }),
  z.strictObject({
    dimension: z.literal("hour"),
    values: z.array(z.int().check(z.gte(0), z.lte(23))).check(z.minLength(1), z.maxLength(24)),
  }),
  z.strictObject({ dimension: z.literal("service"), values: names, not }),
  z.strictObject({ dimension: z.literal("professional"), values: names, not }),
  z.strictObject({ dimension: z.literal("room"), values: names, not }),
]);
export type Filter = z.infer<typeof Filter>;

/** Whether a filter keeps all but its values. */
export function isExcluding(filter: Filter): boolean {
  return "not" in filter && filter.not === true;
}

export const PERIOD_UNITS = ["day", "week", "month", "year"] as const;
const LocalDate = z.iso.date();

/**
 * Days of the clinic's calendar. Relative: `count` units, the last of which is the present one (`offset` 0), the one
 * before it (1) and so on; weeks begin on Monday. Absolute: both days belong to it.
 */
export const Period = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("relative"),
    unit: z.enum(PERIOD_UNITS),
    offset: z.int().check(z.gte(0), z.lte(1_000)),
    count: z.int().check(z.gte(1), z.lte(1_000)),
  }),
  z.strictObject({ kind: z.literal("absolute"), from: LocalDate, to: LocalDate }),
]);
export type Period = z.infer<typeof Period>;

/** When a question names no period. */
export const USUAL_PERIOD: Period = { kind: "relative", unit: "day", offset: 0, count: 30 };

export const CHARTS = ["auto", "line", "bar", "stacked", "heatmap", "table"] as const;
export const ORDERS = ["natural", "ascending", "descending"] as const;

/** The most groups that an answer has. */
export const MOST_GROUPS = 500;

/** One question, understood. */
export const Plan = z.strictObject({
  measures: z.array(Measure).check(z.minLength(1), z.maxLength(3)),
  dimensions: z.array(Dimension).check(z.maxLength(2)),
  filters: z.array(Filter).check(z.maxLength(9)),
  period: Period,
  /** Beside it the same figures of the period of the same length before. */
  compare: z.boolean(),
  /** By the groups' own order, or by the first measure. */
  order: z.enum(ORDERS),
  /** How many groups of the first dimension; null for all. */
  limit: z.nullable(z.int().check(z.gte(1), z.lte(MOST_GROUPS))),
  chart: z.enum(CHARTS),
}).check(
  z.refine(hasOneOfEach, { error: "Measures, dimensions and filters may not repeat" }),
  z.refine(({ dimensions, limit }) => limit === null || dimensions.length === 1, {
    error: "A limit needs one dimension",
  }),
);
export type Plan = z.infer<typeof Plan>;

function hasOneOfEach(plan: { measures: string[]; dimensions: string[]; filters: { dimension: string }[] }) {
  const distinct = (list: string[]) => new Set(list).size === list.length;
  return distinct(plan.measures) && distinct(plan.dimensions) &&
    distinct(plan.filters.map(({ dimension }) => dimension));
}

/** A plan that counts visits of the usual period, with what is named instead. */
export function planOf(changes: Partial<Plan>): Plan {
  return {
    measures: ["visits"],
    dimensions: [],
    filters: [],
    period: USUAL_PERIOD,
    compare: false,
    order: "natural",
    limit: null,
    chart: "auto",
    ...changes,
  };
}

/** The same plan with its filters and their values in one order, so that plans that mean the same are equal. */
export function canonical(plan: Plan): Plan {
  const order = (values: readonly (string | number)[]) =>
    [...values].sort((one, other) => rankOf(one) - rankOf(other) || (one < other ? -1 : one > other ? 1 : 0));
  const filters = plan.filters.map((filter) => Filter.parse({ ...filter, values: order(filter.values) }));
  return { ...plan, filters: filters.sort((one, other) => rankOf(one.dimension) - rankOf(other.dimension)) };
}

const VOCABULARY: readonly (string | number)[] = [
  ...RISKS,
  ...PRIORITIES,
  ...VISIT_STATUSES,
  ...DIMENSIONS,
  NONE,
];

function rankOf(value: string | number): number {
  return typeof value === "number" ? value : VOCABULARY.indexOf(value);
}
