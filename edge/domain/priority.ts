import * as z from "zod/mini";

/**
 * Classes of legal precedence (Lei 10.048, 14.626, 12.764; 80+ by Lei 13.466). Precedence never overrides
 * clinical risk. The order of the list is the order in which a form offers them, not their rank.
 */
export const PRIORITIES = [
  "elderly_80",
  "elderly",
  "disability",
  "autism",
  "pregnant",
  "lactating",
  "with_small_child",
  "obese",
  "reduced_mobility",
  "blood_donor",
] as const;

export const Priority = z.enum(PRIORITIES);
export type Priority = z.infer<typeof Priority>;
