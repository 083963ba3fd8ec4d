import type { Wait, WaitBasis } from "./estimate.ts";
import { dutyNow } from "./duty.ts";
import type { Model } from "./model.ts";
import { predictNewcomer } from "./newcomer.ts";
import { poolState, toBeClassified, waitingIn } from "./pool_state.ts";
import { predict, type Prediction } from "./predict.ts";
import { newModel } from "./priors.ts";
import { isTold, showWait } from "./show.ts";
import type { State } from "./state.ts";
import type { Forecast, OpenRow, WaitWork } from "./work.ts";

/** Minutes. */
const JUST = 5;

/** The payload of the event `waits`: what is shown to whom, by code and arrival, and what it was worked out from. */
export interface Announced {
  /** Seconds since the epoch. */
  at: number;
  waits: AnnouncedWait[];
}

type AnnouncedWait = [
  code: string,
  arrived: number,
  about: number,
  up_to: number,
  professionals: number,
  overtaking: number,
];

/** What is told now, what was told to somebody for the first time, and what others should hear of. */
export interface Told {
  forecast: Forecast;
  promises: { visit: string; about: number; up_to: number }[];
  /** Null when nothing that is shown has changed. */
  announced: Announced | null;
}

/** Predicts for everybody who waits, pool by pool, and says what of it is shown. */
export function forecast(work: WaitWork, models: Model[]): Told {
  const told: Told = { forecast: { waits: {}, newcomers: {}, at_least: {} }, promises: [], announced: null };
  const announced: Announced = { at: Math.floor(60 * work.now), waits: [] };
  let hasChanged = false;
  for (const [pool, model] of models.entries()) {
    if (!hasLearned(model)) continue;
    const state = poolState(work, model, pool);
    const professionals = dutyNow(model, state, work.now).plan[0];
    const tell = (visit: OpenRow, prediction: Prediction) => {
      const last = lastTold(work, visit);
      const shown = showWait(last, prediction, work.now);
      const wait = { ...shown, professionals, overtaking: Math.round(prediction.overtaking) };
      told.forecast.waits[visit.id] = wait;
      announced.waits.push(announce(visit, wait));
      hasChanged ||= shown !== last || professionals !== last.professionals;
    };
    for (const { visit, prediction } of predictPool(work, model, pool, state)) {
      tell(visit, prediction);
      told.forecast.at_least[visit.id] = Math.floor(prediction.at_least);
      if (isNew(work, visit)) told.promises.push(promiseOf(visit, prediction));
    }
    const newcomer = predictNewcomer(model, state, work.now);
    if (newcomer === null) continue;
    told.forecast.newcomers[pool] = showWait(work.forecast?.newcomers[pool] ?? null, newcomer, work.now);
    for (const visit of toBeClassified(work, model, pool)) {
      tell(visit, newcomer);
      // Whoever is not there for triage gets no place.
      told.forecast.at_least[visit.id] = 0;
    }
  }
  return { ...told, announced: hasChanged ? announced : null };
}

/** What a visit was told since it began to wait as it does now. */
function lastTold({ forecast }: WaitWork, { id, since }: OpenRow) {
  const last = forecast?.waits[id];
  return last && last.since >= since ? last : null;
}

/** What was told before, and nothing new. */
export function unchanged({ forecast }: WaitWork): Told {
  return {
    forecast: forecast ?? { waits: {}, newcomers: {}, at_least: {} },
    promises: [],
    announced: null,
  };
}

function announce(
  { code, arrived }: OpenRow,
  { about_minutes, up_to_minutes, professionals, overtaking }: Wait & WaitBasis,
): AnnouncedWait {
  return [code, arrived, about_minutes, up_to_minutes, professionals, overtaking];
}

function promiseOf({ id }: OpenRow, { about, up_to }: Prediction): Told["promises"][number] {
  return { visit: id, about, up_to };
}

/** Only what is said to who has just begun to wait is judged: later it would be too easy. */
function isNew(work: WaitWork, visit: OpenRow): boolean {
  return visit.started === null && work.now - visit.since <= JUST && lastTold(work, visit) === null;
}

/** Before the first consultation has ended there is nothing to go by. */
function hasLearned(model: Model): boolean {
  const { service } = newModel(model.clinic);
  return model.service.some(({ n }, type) => n > service[type].n);
}

function predictPool(
  work: WaitWork,
  model: Model,
  pool: number,
  state: State,
): { visit: OpenRow; prediction: Prediction }[] {
  const predictions = predict(model, state, work.now);
  return waitingIn(work, model, pool).map((visit, index) => ({ visit, prediction: predictions[index] }))
    .filter(({ visit }) => visit.status === "waiting" && isTold(visit.risk));
}
