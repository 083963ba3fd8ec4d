import { isExcluding, type Plan } from "../../../../edge/domain/analytics/plan.ts";
import type { PlanValues } from "./plan_form.ts";
import { nameOf } from "./plan_periods.ts";

/** How the controls show a plan. */
export function valuesOfPlan(plan: Plan | null): PlanValues {
  const values = plan ? listed(plan) : new Map([["period", ["last_30_days"]]]);
  return { one: (name) => values.get(name)?.[0] ?? "", all: (name) => values.get(name) ?? [] };
}

function listed(plan: Plan): Map<string, string[]> {
  const { measures, dimensions, period, filters, compare, order, limit, chart } = plan;
  const values = new Map<string, string[]>([
    ["measure", measures.slice(0, 1)],
    ["second_measure", measures.slice(1, 2)],
    ["dimension", dimensions.slice(0, 1)],
    ["second_dimension", dimensions.slice(1, 2)],
    ["period", [nameOf(period) ?? "custom"]],
    ["from", period.kind === "absolute" ? [period.from] : []],
    ["to", period.kind === "absolute" ? [period.to] : []],
    ["compare", compare ? ["yes"] : []],
    ["order", [order]],
    ["limit", limit === null ? [] : [String(limit)]],
    ["chart", [chart]],
  ]);
  for (const filter of filters) {
    if (filter.dimension === "hour") {
      values.set("from_hour", [String(Math.min(...filter.values))]);
      values.set("to_hour", [String(Math.max(...filter.values) + 1)]);
    } else if (["service", "professional", "room"].includes(filter.dimension)) {
      values.set(filter.dimension, [filter.values.join("; ")]);
      values.set(`not_${filter.dimension}`, isExcluding(filter) ? ["yes"] : []);
    } else {
      values.set(filter.dimension, filter.values);
    }
  }
  return values;
}
