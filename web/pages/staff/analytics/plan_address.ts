import { Plan } from "../../../../edge/domain/analytics/plan.ts";

/** A plan as an address holds it: with an address somebody can come back to an answer and hand it on. */
export function writePlan(plan: Plan): string {
  return JSON.stringify(plan);
}

/** The plan of an address; null for what is none. */
export function readPlan(text: string | undefined): Plan | null {
  if (!text) return null;
  try {
    return Plan.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** `base` with a plan behind it. */
export function planAddress(base: string, plan: Plan): string {
  return `${base}?${new URLSearchParams({ p: writePlan(plan) })}`;
}
