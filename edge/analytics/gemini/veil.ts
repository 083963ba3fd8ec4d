import { Filter, type Plan } from "../../domain/analytics/plan.ts";

/** A plan whose names are hidden, and the way back. */
export interface Veiled {
  plan: Plan;
  /** Puts the names back into a plan that was made of the veiled one. */
  lift(plan: Plan): Plan;
}

/** Hides the names of services, professionals and rooms: a model edits a plan without learning whom it is about. */
export function veil(plan: Plan): Veiled {
  const names: string[] = [];
  const hidden = named(plan, (name) => `name_${names.push(name)}`);
  const shown = (name: string) => names[Number(/^name_(\d+)$/.exec(name)?.[1]) - 1] ?? name;
  return { plan: hidden, lift: (made) => named(made, shown) };
}

/** The plan with other names. */
function named(plan: Plan, rename: (name: string) => string): Plan {
  const filters = plan.filters.map((filter) =>
    filter.dimension === "service" || filter.dimension === "professional" || filter.dimension === "room"
      ? Filter.parse({ ...filter, values: filter.values.map(rename) })
      : filter
  );
  return { ...plan, filters };
}
