import { standingLineOf, typeOfRisk } from "./call_type.ts";
import type { Model } from "./model.ts";
import { LONGEST, predict, type Prediction } from "./predict.ts";
import type { State } from "./state.ts";

/** Most people are green; who is more urgent waits less and is told nothing beforehand. */
const USUAL = "green";
/** Nobody is through triage sooner after arriving, in minutes. */
const SHORTEST_TRIAGE = 5;
/** Who saw a patient so many minutes ago is taken to be at work still. */
const SEEN_LATELY = 60;
/** A quarter of what those who wait are told by: it is told to nobody in particular. */
const REPETITIONS = 25;

/**
 * The wait of somebody who came now, from arriving until the consultation; null while nobody is at work. `precedence`
 * by law, of whom it is known.
 */
export function predictNewcomer(
  model: Model,
  state: State,
  now: number,
  precedence?: number,
): Prediction | null {
  if (!isAtWork(state, now)) return null;
  const { waiting, place } = joinQueue(model, state, now, precedence);
  const joined = { ...state, waiting, queue_since: state.queue_since ?? now };
  const prediction = predict(model, joined, now, { repetitions: REPETITIONS })[place];
  const { about, up_to } = prediction;
  const triage = model.clinic.triage
    ? Math.max(SHORTEST_TRIAGE, (state.triage + 1) * model.triage_spacing)
    : 0;
  const later = Math.min(Math.max(about, triage), LONGEST);
  return { ...prediction, about: later, up_to: later + up_to - about };
}

/** After a clinic has closed its professionals are not waiting for somebody who comes. */
function isAtWork({ serving, resting }: State, now: number): boolean {
  return serving.some(({ leaving }) => !leaving) ||
    resting.some(({ last, marked }) => marked || now - last <= SEEN_LATELY);
}

/** Whoever comes stands last in the usual line, behind those of it who are in triage still. */
function joinQueue(
  model: Model,
  state: State,
  now: number,
  precedence?: number,
): { waiting: State["waiting"]; place: number } {
  const type = typeOfRisk(model.clinic, USUAL);
  const line = standingLineOf(model.clinic, { type, returned: false, precedence });
  const share = model.mix[type] / model.mix.reduce((sum, count) => sum + count, 0);
  const more = 1 + Math.round(state.triage * share);
  const before = state.waiting.findLastIndex((one) => standingLineOf(model.clinic, one) <= line);
  const joining = Array.from({ length: more }, () => ({ type, returned: false, precedence, since: now }));
  return { waiting: state.waiting.toSpliced(before + 1, 0, ...joining), place: before + more };
}
