import { AGE_BANDS, type Dimension, NONE } from "../domain/analytics/plan.ts";
import { PRIORITIES } from "../domain/priority.ts";
import { RISKS } from "../domain/risk.ts";
import { VISIT_STATUSES } from "../domain/visit.ts";
import { WAIT_BANDS } from "./dimensions.ts";

const LISTS: Partial<Record<Dimension, readonly string[]>> = {
  risk: RISKS,
  priority: PRIORITIES,
  status: VISIT_STATUSES,
  age_band: AGE_BANDS,
  wait_band: WAIT_BANDS,
};

/** Puts a dimension's groups in the order that they have by themselves: 8h before 14h, red before blue, none last. */
export function byNature(dimension: Dimension): (one: string, other: string) => number {
  const isNumber = dimension === "hour" || dimension === "weekday";
  const list = LISTS[dimension];
  return (one, other) => {
    if (one === other) return 0;
    if (one === NONE || other === NONE) return one === NONE ? 1 : -1;
    if (isNumber) return Number(one) - Number(other);
    return list ? list.indexOf(one) - list.indexOf(other) : one.localeCompare(other, "pt-BR");
  };
}
