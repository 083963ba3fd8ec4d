import * as z from "zod/mini";
import {
  CHARTS,
  Dimension,
  Filter,
  FIXED_VALUES,
  Measure,
  ORDERS,
  PERIOD_UNITS,
  Plan,
} from "../../domain/analytics/plan.ts";

/** The plan without alternatives, which structured output of a model can hold: every list has one kind of member. */
export const WirePlan = z.object({
  /** False when the question asks for something that no measure or group stands for. */
  answerable: z.boolean(),
  measures: z.array(Measure),
  dimensions: z.array(Dimension),
  /** With `not`, all but the values. */
  filters: z.array(
    z.object({ dimension: Dimension, values: z.array(z.string()), not: z.optional(z.boolean()) }),
  ),
  period: z.object({
    kind: z.enum(["relative", "absolute"]),
    unit: z.optional(z.enum(PERIOD_UNITS)),
    offset: z.optional(z.int()),
    count: z.optional(z.int()),
    from: z.optional(z.string()),
    to: z.optional(z.string()),
  }),
  compare: z.boolean(),
  order: z.enum(ORDERS),
  limit: z.nullable(z.int()),
  chart: z.enum(CHARTS),
});
export type WirePlan = z.infer<typeof WirePlan>;

/** The plan that a model wrote, checked as any other; throws a ZodError that says what is wrong with it. */
export function planFrom({ answerable: _, filters, period, ...rest }: WirePlan): Plan {
  const { kind, unit, offset, count, from, to } = period;
  return z.parse(Plan, {
    ...rest,
    filters: filters.map(filterFrom),
    period: kind === "relative" ? { kind, unit, offset, count } : { kind, from, to },
  });
}

/** Of values that are the same in every clinic, the others are named instead of those that are left out. */
function filterFrom({ dimension, values, not }: WirePlan["filters"][number]): Filter {
  const named: (string | number)[] = dimension === "hour" ? values.map(Number) : values;
  if (!not) return z.parse(Filter, { dimension, values: named });
  const all = Object.entries(FIXED_VALUES).find(([one]) => one === dimension)?.[1];
  if (!all) return z.parse(Filter, { dimension, values: named, not });
  return z.parse(Filter, { dimension, values: all.filter((value) => !named.includes(value)) });
}
