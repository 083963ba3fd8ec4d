import * as z from "zod/mini";
import { Plan } from "./plan.ts";

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

const Cell = z.nullable(z.union([z.string(), z.number()]));

/** Figures with all that is needed to read them. Without a plan the question was not understood: then nothing is shown. */
export const Answer = z.object({
  plan: z.nullable(Plan),
  planner: z.enum(["gemini", "rules"]),
  /** The rules answered because the model could not be asked, or gave no valid plan. */
  is_fallback: z.boolean(),
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
export type Answer = z.infer<typeof Answer>;
