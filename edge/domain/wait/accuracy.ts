import * as z from "zod/mini";
import { Risk } from "../risk.ts";

/** How near told waits came. */
export const WaitFigures = z.object({
  /** Visits that were told a wait and then seen. */
  count: z.int(),
  /** Mean distance in minutes between what was told and what came; null without visits. */
  error: z.nullable(z.number()),
  /** The same, had people been told the mean wait of the two hours before. */
  plain_error: z.nullable(z.number()),
  /** Share that waited no longer than told. */
  kept: z.nullable(z.number()),
});
export type WaitFigures = z.infer<typeof WaitFigures>;

/** What a clinic reads of its told waits; hours are local, when it was told. */
export const WaitAccuracy = z.object({
  all: WaitFigures,
  by_risk: z.array(z.extend(WaitFigures, { risk: z.nullable(Risk) })),
  by_hour: z.array(z.extend(WaitFigures, { hour: z.int() })),
});
export type WaitAccuracy = z.infer<typeof WaitAccuracy>;

/** From so many visits on a share says something of the next one, and patients are told of it. */
const TELLING = 200;

/** Of ten people, how many waited no longer than told; null while too few were. */
export function keptOfTen(figures: WaitFigures | null): number | null {
  if (figures === null || figures.kept === null || figures.count < TELLING) return null;
  return Math.floor(10 * figures.kept + 0.05);
}
