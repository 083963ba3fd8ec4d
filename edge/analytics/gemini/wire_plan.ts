import * as z from "zod/mini";
import {
  CHARTS,
  Dimension,
  Filter,
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
  filters: z.array(z.object({ dimension: Dimension, values: z.array(z.string()) })),
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
    filters: filters.map(({ dimension, values }) =>
      z.parse(Filter, { dimension, values: dimension === "hour" ? values.map(Number) : values })
    ),
    period: kind === "relative" ? { kind, unit, offset, count } : { kind, from, to },
  });
}
