import { type Duty, dutyNow } from "./duty.ts";
import type { Model } from "./model.ts";
import { predictNewcomer } from "./newcomer.ts";
import { isDeserted, poolState, toBeClassified, waitingIn } from "./pool_state.ts";
import { predict, type Prediction } from "./predict.ts";
import { newModel } from "./priors.ts";
import { isTold, showNewcomer, showWaits } from "./show.ts";
import type { State } from "./state.ts";
import type { Forecast, OpenRow, ToldWait, WaitWork } from "./work.ts";

/** Minutes. */
const JUST = 5;
/** So many who are about to be classified are told each for themselves; the rest as the last of them. */
const IN_TRIAGE = 8;

/** The payload of the event `waits`: what is shown to whom, by code and arrival, and what it was worked out from. */
export interface Announced {
  /** Seconds since the epoch. */
  at: number;
  waits: AnnouncedWait[];
}

/** Null instead of minutes: nothing is known any more. */
type AnnouncedWait = [
  code: string,
  arrived: number,
  about: number | null,
  up_to: number | null,
  professionals: number,
  usual: number,
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
  const told: Told = { forecast: nothing(), promises: [], announced: null };
  const announced: Announced = { at: Math.floor(60 * work.now), waits: [] };
  let hasChanged = false;
  for (const [pool, model] of models.entries()) {
    if (!hasLearned(model)) continue;
    const state = poolState(work, model, pool);
    const duty = dutyNow(model, state, work.now);
    if (isDeserted(work, pool, duty)) continue;
    for (const [visit, wait] of tellPool(work, model, pool, state, duty, told)) {
      const last = lastTold(work, visit);
      announced.waits.push(announce(visit, wait));
      hasChanged ||= wait.since !== last?.since || wait.professionals !== last.professionals;
    }
  }
  const lost = work.state.visits.filter((visit) => isLost(work, visit, told));
  announced.waits.push(...lost.map(retract));
  return { ...told, announced: hasChanged || lost.length > 0 ? announced : null };
}

/** Who was told a wait that nothing speaks for any more. */
function isLost(work: WaitWork, visit: OpenRow, { forecast }: Told): boolean {
  return visit.status === "waiting" && isTold(visit.risk) && lastTold(work, visit) !== null &&
    !(visit.id in forecast.waits);
}

/** Tells those of a pool what they wait, and whoever may come. */
function tellPool(
  work: WaitWork,
  model: Model,
  pool: number,
  state: State,
  duty: Duty,
  { forecast, promises }: Told,
): [OpenRow, ToldWait][] {
  const professionals = duty.present;
  const usual_minutes = Math.max(1, Math.round(usualLength(model)));
  const predicted = predictPool(work, model, pool, state);
  for (const { visit, prediction } of predicted) {
    forecast.expected[visit.id] = Math.floor(prediction.about);
    forecast.at_least[visit.id] = Math.floor(prediction.at_least);
  }
  const placed = predicted.filter(({ visit }) => isTold(visit.risk));
  const readers = placed.map(({ visit, prediction }, place) => ({
    before: lastTold(work, visit),
    prediction,
    is_next: place === 0 && predicted[0].visit === visit,
  }));
  const shown = showWaits(readers, professionals, work.now);
  const told: [OpenRow, ToldWait][] = placed.map(({ visit, prediction }, place) => {
    if (isNew(work, visit)) promises.push(promiseOf(visit, prediction));
    const { is_next } = readers[place];
    const overtaking = Math.round(prediction.overtaking);
    return [visit, { ...shown[place], professionals, usual_minutes, overtaking, is_next }];
  });
  for (const [visit, prediction] of predictUnclassified(work, model, pool, state)) {
    const reader = { before: lastTold(work, visit), prediction, is_next: false };
    const [wait] = showWaits([reader], professionals, work.now);
    const overtaking = Math.round(prediction.overtaking);
    told.push([visit, { ...wait, professionals, usual_minutes, overtaking, is_next: false }]);
    // Whoever is not there for triage gets no place.
    forecast.at_least[visit.id] = 0;
  }
  for (const [visit, wait] of told) forecast.waits[visit.id] = wait;
  const newcomer = predictNewcomer(model, state, work.now);
  if (newcomer) {
    forecast.newcomers[pool] = showNewcomer(work.forecast?.newcomers[pool] ?? null, newcomer, work.now);
  }
  return told;
}

/** Who is about to be classified waits as somebody who comes now, after those who came for triage before. */
function predictUnclassified(
  work: WaitWork,
  model: Model,
  pool: number,
  state: State,
): [OpenRow, Prediction][] {
  const visits = toBeClassified(work, model, pool);
  const others = state.triage - visits.length;
  const predictions = visits.slice(0, IN_TRIAGE).map(({ precedence }, index) =>
    predictNewcomer(model, { ...state, triage: others + index }, work.now, precedence)
  );
  return visits.flatMap((visit, index): [OpenRow, Prediction][] => {
    const prediction = predictions[Math.min(index, IN_TRIAGE - 1)];
    return prediction ? [[visit, prediction]] : [];
  });
}

/** Over all classes as they come. */
function usualLength({ service, mix, gap }: Model): number {
  const people = mix.reduce((sum, count) => sum + count, 0);
  return mix.reduce((sum, count, type) => sum + count * service[type].mean, 0) / people + gap.mean;
}

/** What a visit was told since it began to wait as it does now. */
function lastTold({ forecast }: WaitWork, { id, since }: OpenRow): ToldWait | null {
  const last = forecast?.waits[id];
  return last && last.since >= since ? last : null;
}

/** What was told before, and nothing new. */
export function unchanged({ forecast }: WaitWork): Told {
  return { forecast: forecast ?? nothing(), promises: [], announced: null };
}

function nothing(): Forecast {
  return { waits: {}, newcomers: {}, at_least: {}, expected: {} };
}

function announce(
  { code, arrived }: OpenRow,
  { about_minutes, up_to_minutes, professionals, usual_minutes, overtaking }: ToldWait,
): AnnouncedWait {
  return [code, arrived, about_minutes, up_to_minutes, professionals, usual_minutes, overtaking];
}

function retract({ code, arrived }: OpenRow): AnnouncedWait {
  return [code, arrived, null, null, 0, 0, 0];
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
    .filter(({ visit }) => visit.status === "waiting");
}
