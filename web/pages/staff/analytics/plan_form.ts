import * as z from "zod/mini";
import {
  Dimension,
  Filter,
  Measure,
  type Period,
  Plan,
  planOf,
} from "../../../../edge/domain/analytics/plan.ts";
import type { AnalyticsMessages } from "../../../i18n/analytics/pt_BR.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import { PERIOD_NAMES, PERIODS } from "./plan_periods.ts";

/** What the controls sent: one value of a field, or all of several boxes of one name. */
export interface PlanValues {
  one(name: string): string;
  all(name: string): string[];
}

export type PlanOfForm = { plan: Plan } | { plan: null; errors: FieldError[] };

const BOXES = ["risk", "priority", "status", "weekday", "age_band"] as const;
const NAMES = ["service", "professional", "room"] as const;

/** The plan of the controls, or what is wrong with them. A choice that the controls do not offer counts as none. */
export function planOfForm(values: PlanValues, t: AnalyticsMessages["controls"]): PlanOfForm {
  const errors: FieldError[] = [];
  const wrong = (field: string, message: string) => void errors.push({ field, message });
  const measures = chosen(Measure, [values.one("measure"), values.one("second_measure")]);
  const dimensions = chosen(Dimension, [values.one("dimension"), values.one("second_dimension")]);
  if (new Set(measures).size < measures.length) wrong("second_measure", t.wrong.measure);
  if (new Set(dimensions).size < dimensions.length) wrong("second_dimension", t.wrong.dimension);
  const period = periodOf(values);
  if (!period) wrong("from", t.wrong.period);
  const hours = hoursOf(values);
  if (hours === "wrong") wrong("from_hour", t.wrong.hours);
  const names = NAMES.map((dimension) => ({
    dimension,
    values: namesOf(values.one(dimension)),
    ...values.one(`not_${dimension}`) === "" ? {} : { not: true },
  })).filter((filter) => filter.values.length > 0);
  for (const filter of names) if (!Filter.safeParse(filter).success) wrong(filter.dimension, t.wrong.names);
  const limit = values.one("limit") === "" ? null : Number(values.one("limit"));
  if (limit !== null && !(Number.isInteger(limit) && limit >= 1 && limit <= 500 && dimensions.length === 1)) {
    wrong("limit", t.wrong.limit);
  }
  if (errors.length > 0 || !period || hours === "wrong") return { plan: null, errors };
  const plan = Plan.safeParse({
    ...planOf({ measures: measures.length > 0 ? measures : ["visits"], dimensions, period, limit }),
    filters: [...boxesOf(values), ...names, ...hours],
    compare: values.one("compare") !== "",
    ...known(values),
  });
  return plan.success
    ? { plan: plan.data }
    : { plan: null, errors: [{ field: "measure", message: t.wrong.measure }] };
}

function known(values: PlanValues) {
  const order = Plan.shape.order.safeParse(values.one("order"));
  const chart = Plan.shape.chart.safeParse(values.one("chart"));
  return { order: order.success ? order.data : "natural", chart: chart.success ? chart.data : "auto" };
}

function chosen<T>(
  kind: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  values: string[],
): T[] {
  return values.flatMap((value) => {
    const read = kind.safeParse(value);
    return read.success ? [read.data] : [];
  });
}

function periodOf(values: PlanValues): Period | null {
  const name = PERIOD_NAMES.find((one) => one === values.one("period"));
  if (name) return PERIODS[name];
  const [from, to] = [values.one("from"), values.one("to")];
  const day = z.iso.date();
  return day.safeParse(from).success && day.safeParse(to).success && from <= to
    ? { kind: "absolute", from, to }
    : null;
}

function boxesOf(values: PlanValues): Filter[] {
  return BOXES.flatMap((dimension) => {
    const read = Filter.safeParse({ dimension, values: values.all(dimension) });
    return read.success ? [read.data] : [];
  });
}

function namesOf(text: string): string[] {
  return text.split(";").map((name) => name.trim()).filter((name) => name !== "");
}

/** Hours from one to before another; nothing chosen is no filter. */
function hoursOf(values: PlanValues): Filter[] | "wrong" {
  const [from, to] = [values.one("from_hour"), values.one("to_hour")];
  if (from === "" && to === "") return [];
  const [first, end] = [Number(from || 0), Number(to || 24)];
  const hours = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => hour >= first && hour < end);
  return hours.length === 0 ? "wrong" : [{ dimension: "hour", values: hours }];
}
