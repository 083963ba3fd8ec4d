import type { Learned } from "./model.ts";

/** Waits that are told as up to so many minutes share one factor of the bound. */
const BUCKET_EDGES = [0.05, 5, 15, 30, 60, 120, 240];
/** One in ten may wait longer than the bound. */
const MISSES = 0.1;
/** Steps of the logarithm of a factor, for one full observation: slow, since fast ones chase yesterday. */
const STEP = { bucket: 0.003, type: 0.0015 };
/** The bound is never narrowed below a fifth or widened beyond seven times by length of wait, nor halved or doubled by type. */
const LIMITS = { bucket: [-1.5, 2], type: [-0.7, 0.7] } as const;
/** One prediction per visit counts in full; those of every ten minutes are many and alike. */
const WEIGHTS = { triage: 1, tick: 0.3 } as const;

export type Occasion = keyof typeof WEIGHTS;

/** The class of a told wait. */
export function boundBucket(about: number): number {
  let index = 0;
  while (index < BUCKET_EDGES.length && about >= BUCKET_EDGES[index]) index++;
  return index;
}

/** Factor on the distance from the expected wait to its bound. */
export function boundFactor(model: Learned, about: number, type: number): number {
  return Math.exp(model.bound.bucket[boundBucket(about)] + model.bound.type[type]);
}

export function weightOf(occasion: Occasion): number {
  return WEIGHTS[occasion];
}

/** A told bound was exceeded or kept: adaptive conformal inference moves its factors a little. */
export function calibrate(
  model: Learned,
  bucket: number,
  type: number,
  weight: number,
  exceeded: boolean,
): void {
  const error = weight * ((exceeded ? 1 : 0) - MISSES);
  const { bound } = model;
  bound.bucket[bucket] = clamp(bound.bucket[bucket] + STEP.bucket * error, LIMITS.bucket);
  bound.type[type] = clamp(bound.type[type] + STEP.type * error, LIMITS.type);
}

function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}
