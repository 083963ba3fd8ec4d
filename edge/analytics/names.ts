import { Filter, type Plan } from "../domain/analytics/plan.ts";
import type { Catalogue } from "./rules/lexer.ts";
import { fold } from "./rules/phrases.ts";

/** A plan whose services, professionals and rooms are the clinic's own, or the name that none of them has. */
export type Resolved = { plan: Plan } | { plan: null; unknown: string };

/** Finds what a planner named among the clinic's names, whatever the case and accents. */
export function resolveNames(plan: Plan, catalogue: Catalogue): Resolved {
  const filters: Filter[] = [];
  for (const filter of plan.filters) {
    const { dimension } = filter;
    if (dimension !== "service" && dimension !== "professional" && dimension !== "room") {
      filters.push(filter);
      continue;
    }
    const values: string[] = [];
    for (const name of filter.values) {
      const own = catalogue[dimension].find((one) => fold(one) === fold(name));
      if (own === undefined) return { plan: null, unknown: name };
      values.push(own);
    }
    filters.push(Filter.parse({ ...filter, values: [...new Set(values)] }));
  }
  return { plan: { ...plan, filters } };
}
