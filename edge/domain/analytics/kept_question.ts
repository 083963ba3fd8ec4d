import * as z from "zod/mini";
import { Id, Instant, line } from "../fields.ts";
import { Plan } from "./plan.ts";

/** Longest title of a saved question or of a pin. */
export const LONGEST_TITLE = 120;
export const QuestionTitle = line(1, LONGEST_TITLE);

/** A plan that was stored some time ago: null when it is none that can be counted today. */
export const StoredPlan = z.catch(z.nullable(Plan), null);

/** A question that its asker finds again. */
export const KeptQuestion = z.object({
  id: Id,
  /** The question as it was asked, or the title under which it was saved. */
  name: z.string(),
  /** The plan in words; null without a plan. */
  words: z.nullable(z.string()),
  /** Null when the plan of that day can no longer be counted. */
  plan: z.nullable(Plan),
  /** When it was last asked, or saved. */
  at: Instant,
});
export type KeptQuestion = z.infer<typeof KeptQuestion>;

/** `GET /establishments/:id/analytics/kept`: what the caller asked, latest first, and saved, by title. */
export const KeptQuestions = z.object({ asked: z.array(KeptQuestion), saved: z.array(KeptQuestion) });
export type KeptQuestions = z.infer<typeof KeptQuestions>;

/** `POST /establishments/:id/analytics/kept`. */
export const NewKeptQuestion = z.object({ title: QuestionTitle, plan: Plan });
export type NewKeptQuestion = z.infer<typeof NewKeptQuestion>;
