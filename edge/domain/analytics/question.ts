import * as z from "zod/mini";
import { Dimension, Measure, Plan } from "./plan.ts";

/** Longest question that is read. */
export const LONGEST_QUESTION = 400;

/** `POST /establishments/:id/analytics/questions`. */
export const Question = z.strictObject({
  question: z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_QUESTION)),
  /** A table alone, or with a chart where one helps. */
  as: z.optional(z.enum(["chart", "table"])),
  /** The plan that a follow-up edits ("e só dos vermelhos?"). */
  previous: z.optional(Plan),
});
export type Question = z.infer<typeof Question>;

/** Whether somebody asks for this very moment, which the queue tells; figures are about the visits of a period. */
export function asksNow(question: string): boolean {
  return /(?<!\p{L})(agora|(neste|nesse|no) (exato )?momento|now|currently|at the moment)(?!\p{L})/iu.test(
    question,
  );
}

/** `POST /establishments/:id/analytics/answers`: a plan that somebody has already, from an address or from controls. */
export const PlanQuestion = z.strictObject({ plan: Plan });
export type PlanQuestion = z.infer<typeof PlanQuestion>;

const Cell = z.nullable(z.union([z.string(), z.number()]));

/** Figures with all that is needed to read them. Without a plan the question was not understood: then nothing is shown. */
export const PlanAnswer = z.object({
  plan: z.nullable(Plan),
  /** The plan in words; null without one. */
  title: z.nullable(z.string()),
  columns: z.array(z.object({
    key: z.string(),
    name: z.string(),
    kind: z.enum(["group", "figure"]),
    unit: z.nullable(z.enum(["count", "minutes", "percent", "hours", "years"])),
    definition: z.nullable(z.string()),
  })),
  rows: z.array(z.record(z.string(), Cell)),
  /** Groups held back because fewer than five people are behind them. */
  hidden: z.int(),
  /** More groups than can be shown. */
  is_cut: z.boolean(),
  /** A Vega-Lite specification; null where a chart would show nothing. */
  spec: z.nullable(z.record(z.string(), z.unknown())),
  takeaway: z.string(),
  /** Three questions near to one that was not understood. */
  suggestions: z.array(z.string()),
});
export type PlanAnswer = z.infer<typeof PlanAnswer>;

/** The answer to a question, with who understood it. */
export const Answer = z.extend(PlanAnswer, {
  planner: z.enum(["gemini", "rules"]),
  /** The rules answered because the model could not be asked, or gave no valid plan. */
  is_fallback: z.boolean(),
});
export type Answer = z.infer<typeof Answer>;

const Term = z.object({ value: z.string(), name: z.string() });

/** What a plan may name, in the reader's language and with the clinic's own names. */
export const Terms = z.object({
  measures: z.array(z.extend(Term, { value: Measure, definition: z.string() })),
  dimensions: z.array(z.extend(Term, { value: Dimension })),
  /** Dimensions whose values are fixed. */
  filters: z.array(z.object({ dimension: Dimension, name: z.string(), values: z.array(Term) })),
  /** Dimensions whose values are the clinic's names. */
  names: z.array(z.object({ dimension: Dimension, name: z.string(), values: z.array(z.string()) })),
  /** Questions that somebody may begin with. */
  examples: z.array(z.string()),
  /** Nobody has ever come: there is nothing to ask about yet. */
  is_empty: z.boolean(),
});
export type Terms = z.infer<typeof Terms>;
