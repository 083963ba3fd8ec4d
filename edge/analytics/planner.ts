import type { Plan } from "../domain/analytics/plan.ts";
import { planByRules, type RulesContext } from "./rules/plan_by_rules.ts";

/** What a question is asked against, and whose budget pays for a model. */
export interface PlannerContext extends RulesContext {
  establishment: string;
}

/** What a planner made of a question. */
export interface Planned {
  /** Null when it was not understood. */
  plan: Plan | null;
  planner: "gemini" | "rules";
  /** Words that stood in the way, when it was not understood. */
  unknown: string[];
  /** The planner that was asked first had failed. */
  isFallback: boolean;
}

/** Turns a question into a plan. It sees the question and the names of a clinic's things, never a row. */
export interface Planner {
  plan(question: string, context: PlannerContext): Promise<Planned>;
}

/** The planner that needs no key: rules, the same answer for the same question. */
export const RULES: Planner = {
  plan(question, context) {
    const answer = planByRules(question, context);
    const unknown = answer.plan === null ? answer.unknown : [];
    return Promise.resolve({ plan: answer.plan, planner: "rules", unknown, isFallback: false });
  },
};

/** Asks `paid` while an establishment's budget lasts, `free` otherwise. */
export function withBudget(
  paid: Planner,
  free: Planner,
  spend: (establishment: string) => Promise<boolean>,
): Planner {
  return {
    async plan(question, context) {
      if (await spend(context.establishment)) return await paid.plan(question, context);
      return { ...await free.plan(question, context), isFallback: true };
    },
  };
}
