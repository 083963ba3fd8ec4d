import { dutyNow } from "./duty.ts";
import type { Model } from "./model.ts";
import { predictNewcomer } from "./newcomer.ts";
import { isDeserted, poolState, toBeClassified, waitingIn } from "./pool_state.ts";
import { predict, type Prediction } from "./predict.ts";
import { newModel } from "./priors.ts";
import { isTold, type Shown, showNewcomer, showWaits } from "./show.ts";
import type { State } from "./state.ts";
import type { Forecast, KeptWait, OpenRow, WaitWork } from "./work.ts";

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
  for (const [index, model] of models.entries()) {
    if (!hasLearned(model)) continue;
    const pool = openPool(work, model, index);
    if (pool === null) continue;
    for (const [visit, wait] of [...tellPlaced(pool, told), ...tellUnclassified(pool, told)]) {
      const last = lastTold(work, visit);
      told.forecast.waits[visit.id] = wait;
      announced.waits.push(announce(visit, wait));
      hasChanged ||= wait.since !== last?.since || wait.professionals !== last.professionals;
    }
    tellNewcomers(pool, told);
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

/** Services that share professionals, their model and their queue, and what every wait in it goes by. */
interface Pool {
  work: WaitWork;
  model: Model;
  index: number;
  state: State;
  professionals: number;
  usual_minutes: number;
}

function openPool(work: WaitWork, model: Model, index: number): Pool | null {
  const state = poolState(work, model, index);
  const duty = dutyNow(model, state, work.now);
  if (isDeserted(work, index, duty)) return null;
  const usual_minutes = Math.max(1, Math.round(usualLength(model)));
  return { work, model, index, state, professionals: duty.present, usual_minutes };
}

/** Tells those who have a place; what is expected and promised of them goes into `told`. */
function tellPlaced(pool: Pool, { forecast, promises }: Told): [OpenRow, KeptWait][] {
  const { work, professionals } = pool;
  const predicted = predictPool(pool);
  for (const { visit, prediction } of predicted) {
    forecast.expected[visit.id] = Math.floor(prediction.about);
    forecast.at_least[visit.id] = Math.floor(prediction.at_least);
    if (isTold(visit.risk) && isNew(work, visit)) promises.push(promiseOf(visit, prediction));
  }
  const placed = predicted.map((one, place) => ({ ...one, is_next: place === 0 }))
    .filter(({ visit }) => isTold(visit.risk));
  const readers = placed.map(({ visit, ...reader }) => ({ ...reader, before: lastTold(work, visit) }));
  return showWaits(readers, professionals, work.now)
    .map((shown, place) => [placed[place].visit, keptWait(pool, shown, placed[place])]);
}

/** Tells who is about to be classified: as somebody who comes now, after those who came for triage before. */
function tellUnclassified(pool: Pool, { forecast }: Told): [OpenRow, KeptWait][] {
  const { work, model, state, professionals } = pool;
  const visits = toBeClassified(work, model, pool.index);
  const others = state.triage - visits.length;
  const predictions = visits.slice(0, IN_TRIAGE).map(({ precedence }, place) =>
    predictNewcomer(model, { ...state, triage: others + place }, work.now, precedence)
  );
  return visits.flatMap((visit, place): [OpenRow, KeptWait][] => {
    const prediction = predictions[Math.min(place, IN_TRIAGE - 1)];
    if (!prediction) return [];
    // Whoever is not there for triage gets no place.
    forecast.at_least[visit.id] = 0;
    const reader = { before: lastTold(work, visit), prediction, is_next: false };
    const [shown] = showWaits([reader], professionals, work.now);
    return [[visit, keptWait(pool, shown, reader)]];
  });
}

/** Tells whoever may come. */
function tellNewcomers({ work, model, index, state }: Pool, { forecast }: Told): void {
  const prediction = predictNewcomer(model, state, work.now);
  if (!prediction) return;
  forecast.newcomers[index] = showNewcomer(work.forecast?.newcomers[index] ?? null, prediction, work.now);
}

function keptWait(
  { professionals, usual_minutes }: Pool,
  shown: Shown,
  { prediction, is_next }: { prediction: Prediction; is_next: boolean },
): KeptWait {
  return { ...shown, professionals, usual_minutes, overtaking: Math.round(prediction.overtaking), is_next };
}

/** Over all classes as they come. */
function usualLength({ service, mix, gap }: Model): number {
  const people = mix.reduce((sum, count) => sum + count, 0);
  return mix.reduce((sum, count, type) => sum + count * service[type].mean, 0) / people + gap.mean;
}

/** What a visit was told since it began to wait as it does now. */
function lastTold({ forecast }: WaitWork, { id, since }: OpenRow): KeptWait | null {
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
  { about_minutes, up_to_minutes, professionals, usual_minutes, overtaking }: KeptWait,
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

function predictPool({ work, model, index, state }: Pool): { visit: OpenRow; prediction: Prediction }[] {
  const predictions = predict(model, state, work.now);
  return waitingIn(work, model, index).map((visit, place) => ({ visit, prediction: predictions[place] }))
    .filter(({ visit }) => visit.status === "waiting");
}
