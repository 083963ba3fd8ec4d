import * as z from "zod/mini";

/** A mean that forgets: `n` is how many observations it weighs as, a prior's strength at first. */
export const RunningMean = z.object({ mean: z.number(), n: z.number().check(z.nonnegative()) });
export type RunningMean = z.infer<typeof RunningMean>;

/** Takes one observation in: n = min(n + 1, cap), mean += (observed - mean) / n. With a cap, old ones fade. */
export function observe(running: RunningMean, observed: number, cap: number): void {
  running.n = Math.min(running.n + 1, cap);
  running.mean += (observed - running.mean) / running.n;
}
