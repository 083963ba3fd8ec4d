import * as z from "zod/mini";

/** Manchester classes, most urgent first. */
export const RISKS = ["red", "orange", "yellow", "green", "blue"] as const;

export const Risk = z.enum(RISKS);
export type Risk = z.infer<typeof Risk>;

/**
 * Longest acceptable wait per class, in minutes from arrival (Manchester; services above 120 min draw a
 * warning, CFM 2.077/2014).
 */
export const TARGET_MINUTES: Readonly<Record<Risk, number>> = {
  red: 0,
  orange: 10,
  yellow: 60,
  green: 120,
  blue: 240,
};
