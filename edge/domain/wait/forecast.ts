import type { Risk } from "../risk.ts";
import { typeOfRisk } from "./call_type.ts";
import type { Model } from "./model.ts";
import { dutyNow } from "./duty.ts";
import type { Wait, WaitBasis } from "./estimate.ts";
import { predictNewcomer } from "./newcomer.ts";
import { predict, type Prediction } from "./predict.ts";
import { newModel } from "./priors.ts";
import { isTold, type Shown, showWait } from "./show.ts";
import type { State } from "./state.ts";
import { type Forecast, type OpenRow, type ProfessionalRow, type WaitWork } from "./work.ts";

/** Who is at work no more than this after a patient was seen last, unless marked: a shift. */
const SHIFT = 12 * 60;
/** Whose patient was called longer ago has not been waiting for that patient. */
const CALLING = 60;
/** Minutes. */
const JUST = 5;
/** Minutes after which whoever has no class where classes are given is taken to get none. */
const CLASSIFIED_WITHIN = 15;

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
  const before = work.forecast?.waits ?? {};
  const told: Told = { forecast: { waits: {}, newcomers: {}, at_least: {} }, promises: [], announced: null };
  const announced: Announced = { at: Math.floor(60 * work.now), waits: [] };
  let hasChanged = false;
  for (const [pool, model] of models.entries()) {
    if (!hasLearned(model)) continue;
    const state = stateOf(work, model, pool);
    const coming = showNewcomer(work, model, pool, state);
    if (coming) told.forecast.newcomers[pool] = coming;
    const professionals = dutyNow(model, state, work.now).plan[0];
    for (const { visit, prediction } of predictPool(work, model, pool, state)) {
      const last = before[visit.id] ?? null;
      const shown = showWait(last, prediction, work.now);
      const wait = { ...shown, professionals, overtaking: Math.round(prediction.overtaking) };
      told.forecast.waits[visit.id] = wait;
      told.forecast.at_least[visit.id] = Math.floor(prediction.at_least);
      announced.waits.push(announce(visit, wait));
      hasChanged ||= shown !== last || professionals !== last.professionals;
      if (isNew(work, visit)) told.promises.push(promiseOf(visit, prediction));
    }
  }
  return { ...told, announced: hasChanged ? announced : null };
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
function isNew({ now, forecast }: WaitWork, { id, started, since }: OpenRow): boolean {
  return started === null && now - since <= JUST && forecast?.waits[id] === undefined;
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

/** What whoever thinks of coming is told. */
function showNewcomer(work: WaitWork, model: Model, pool: number, state: State): Shown | null {
  const prediction = predictNewcomer(model, state, work.now);
  return prediction && showWait(work.forecast?.newcomers[pool] ?? null, prediction, work.now);
}

function waitingIn({ state, now }: WaitWork, model: Model, pool: number): OpenRow[] {
  return state.visits.filter((visit) =>
    visit.pool === pool && (visit.status === "waiting" || visit.status === "called") &&
    !isToBeClassified(visit, model, now)
  );
}

/** In a queue, but about to get a class, and with it a place. */
function isToBeClassified(
  { status, risk, since, started }: OpenRow,
  { clinic }: Model,
  now: number,
): boolean {
  return clinic.triage && status === "waiting" && risk === null && started === null &&
    now - since < CLASSIFIED_WITHIN;
}

function stateOf(work: WaitWork, model: Model, pool: number): State {
  const visits = work.state.visits.filter((visit) => visit.pool === pool);
  const waiting = waitingIn(work, model, pool);
  const typeOf = (risk: Risk | null) => typeOfRisk(model.clinic, risk);
  const serving = visits.filter(({ status, started }) => status === "in_service" && started !== null);
  const busy = new Set(serving.map(({ professional }) => professional));
  const calling = new Set(
    waiting.filter(({ called }) => called !== null && work.now - called <= CALLING)
      .map(({ professional }) => professional),
  );
  const since = waiting.map((visit) => visit.since);
  return {
    waiting: waiting.map((visit) => ({
      type: typeOf(visit.risk),
      precedence: visit.precedence,
      returned: visit.started !== null,
      since: visit.since,
    })),
    triage:
      visits.filter((visit) => visit.status === "awaiting_triage" || isToBeClassified(visit, model, work.now))
        .length,
    serving: serving.map(({ risk, started, finished }) => ({
      type: typeOf(risk),
      started: started ?? work.now,
      returned: finished !== null,
    })),
    resting: work.state.professionals.filter((one) => !busy.has(one.id)).flatMap((one) =>
      resting(work, one, pool, calling.has(one.id))
    ),
    away: visits.filter(({ status }) => status === "awaiting_return")
      .map(({ risk, finished }) => ({ type: typeOf(risk), left: finished ?? work.now, sure: true })),
    queue_since: since.length === 0 ? null : model.present.queue_since ?? Math.min(...since),
  };
}

/** A mark wins over what was seen; whose patient is on the way is at work; who serves other pools is not at work in this one. */
function resting(
  work: WaitWork,
  { last, mark, pools }: ProfessionalRow,
  pool: number,
  isCalling: boolean,
): State["resting"] {
  if (pools.length > 0 && !pools.includes(pool)) return [];
  if (mark === "on_pause" || mark === "away") return [];
  if (mark === "at_work" || isCalling) return [{ last: last ?? work.now, marked: true }];
  return last === null || work.now - last > SHIFT ? [] : [{ last }];
}
