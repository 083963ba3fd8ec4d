import { boundFactor } from "./calibration.ts";
import { serviceTypeOf, standingLineOf } from "./call_type.ts";
import { demandNow } from "./demand.ts";
import { dutyNow } from "./duty.ts";
import type { Learned } from "./model.ts";
import { mayLeave, noShowTable, waitClass } from "./no_show.ts";
import type { State } from "./state.ts";
import { simulate } from "./twin.ts";

/** What one patient can expect, in minutes from now until the consultation begins. */
export interface Prediction {
  about: number;
  /** Nine of ten wait no longer. */
  up_to: number;
  /** Nineteen of twenty wait no less. */
  at_least: number;
  /** How many who are not in the queue yet can be expected to go before: the more urgent, those with precedence by law or back from exams. */
  overtaking: number;
}

/** Enough repetitions that the bound moves by less than it is rounded; 25 cost 2 % of accuracy on a slow device. */
const REPETITIONS = 100;
/** Nobody is told more than six hours. */
export const LONGEST = 360;
/** The bound lies at most so far above the expected wait, before calibration, and never on it. */
const SPREAD = { most: 240, least: 2 };
/** On the traces 5 to 7 of 100 are called sooner than this share of the outcomes, so it needs no calibration. */
const SOONEST = 0.05;
/** Who would have left long ago still counts a little, or a queue of such people would have no wait. */
const LEAST_WEIGHT = 0.01;

/**
 * Predicts the wait of everybody in `state.waiting`, in its order. The same model, state and minute give the same
 * answer on every device.
 */
export function predict(
  model: Learned,
  state: State,
  now: number,
  { repetitions = REPETITIONS } = {},
): Prediction[] {
  if (state.waiting.length === 0) return [];
  const duty = dutyNow(model, state, now);
  const { times, overtaking } = simulate(model, state, now, duty, demandNow(model, now), repetitions);
  const noShow = noShowTable(model);
  const weights = new Float64Array(repetitions);
  const predictions = state.waiting.map((visit, index) => {
    const sample = times.subarray(index * repetitions, (index + 1) * repetitions).sort();
    if (visit.returned || !mayLeave(model, visit.type)) weights.fill(1);
    else weighByStaying(weights, sample, now - visit.since, noShow);
    const wait = summarize(model, serviceTypeOf(model.clinic, visit), sample, weights);
    return { ...wait, overtaking: overtaking[index] };
  });
  return keepOrder(model, state, predictions);
}

/** Only who stays learns how long it took, so outcomes in which this person would have left count less. */
function weighByStaying(
  weights: Float64Array,
  sample: Float64Array,
  waited: number,
  noShow: Float64Array,
): void {
  for (let index = 0; index < sample.length; index++) {
    weights[index] = Math.max(LEAST_WEIGHT, 1 - noShow[waitClass(waited + sample[index])]);
  }
}

/** Half mean, half median: the one is right for hours, the other for most people. */
function summarize(
  model: Learned,
  type: number,
  sample: Float64Array,
  weights: Float64Array,
): Omit<Prediction, "overtaking"> {
  let [total, sum] = [0, 0];
  for (let index = 0; index < sample.length; index++) {
    total += weights[index];
    sum += weights[index] * sample[index];
  }
  const median = quantile(sample, weights, 0.5 * total);
  const about = Math.min(LONGEST, (sum / total + median) / 2);
  const above = quantile(sample, weights, 0.9 * total) - about;
  const spread = Math.min(SPREAD.most, Math.max(0, above)) + SPREAD.least;
  const at_least = Math.min(about, quantile(sample, weights, SOONEST * total));
  return { about, up_to: about + boundFactor(model, about, type) * spread, at_least };
}

function quantile(sorted: Float64Array, weights: Float64Array, share: number): number {
  let sum = 0;
  for (let index = 0; index < sorted.length; index++) {
    sum += weights[index];
    if (sum >= share) return sorted[index];
  }
  return sorted[sorted.length - 1];
}

/** Who comes later in the same line is never told less. */
function keepOrder(model: Learned, { waiting }: State, predictions: Prediction[]): Prediction[] {
  const told = new Map<number, Prediction>();
  return predictions.map((prediction, index) => {
    const line = standingLineOf(model.clinic, waiting[index]);
    const before = told.get(line) ?? prediction;
    const kept = {
      about: Math.max(prediction.about, before.about),
      up_to: Math.max(prediction.up_to, before.up_to),
      at_least: Math.max(prediction.at_least, before.at_least),
      overtaking: Math.max(prediction.overtaking, before.overtaking),
    };
    told.set(line, kept);
    return kept;
  });
}
