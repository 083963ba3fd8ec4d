import type { Ground } from "../data/analytics.ts";
import { AGE_BANDS, type Dimension, DIMENSIONS, MEASURES, NONE, WEEKDAYS } from "../domain/analytics/plan.ts";
import type { Terms } from "../domain/analytics/question.ts";
import { PRIORITIES } from "../domain/priority.ts";
import { RISKS } from "../domain/risk.ts";
import { VISIT_STATUSES } from "../domain/visit.ts";
import { groupName } from "./describe.ts";
import type { AnalyticsTexts } from "./texts/pt_BR.ts";

const FIXED = {
  risk: [...RISKS, NONE],
  priority: [...PRIORITIES, NONE],
  status: VISIT_STATUSES,
  weekday: WEEKDAYS,
  age_band: AGE_BANDS,
} as const satisfies Partial<Record<Dimension, readonly string[]>>;

/** The words of controls that make a plan without a sentence. */
export function termsOf({ catalogue, is_empty }: Ground, texts: AnalyticsTexts): Terms {
  const fixed = ["risk", "priority", "status", "weekday", "age_band"] as const;
  const own = ["service", "professional", "room"] as const;
  return {
    measures: MEASURES.map((value) => ({ value, ...texts.measures[value] })),
    dimensions: DIMENSIONS.map((value) => ({ value, name: texts.dimensions[value].name })),
    filters: fixed.map((dimension) => ({
      dimension,
      name: texts.dimensions[dimension].name,
      values: FIXED[dimension].map((value) => ({ value, name: groupName(dimension, value, texts) })),
    })),
    names: own.map((dimension) => ({
      dimension,
      name: texts.dimensions[dimension].name,
      values: catalogue[dimension],
    })),
    examples: [...texts.examples],
    is_empty,
  };
}
