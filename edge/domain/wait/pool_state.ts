import type { Risk } from "../risk.ts";
import { isAbandoned, RETURN_WINDOW } from "./advance.ts";
import { serviceTypeOf, typeOfRisk } from "./call_type.ts";
import type { Duty } from "./duty.ts";
import type { Model } from "./model.ts";
import type { State } from "./state.ts";
import type { OpenRow, ProfessionalRow, WaitWork } from "./work.ts";

/** Who is at work no more than this after a patient was seen last, unless marked: a shift. */
const SHIFT = 12 * 60;
/** Whose patient was called longer ago has not been waiting for that patient. */
const CALLING = 60;
/** More who may come back at any time are not told apart. */
const LATEST_AWAY = 300;
/** Minutes after which whoever has no class where classes are given is taken to get none. */
const CLASSIFIED_WITHIN = 15;

/** Who waits in a pool, in call order, with a place of their own. */
export function waitingIn({ state, now }: WaitWork, model: Model, pool: number): OpenRow[] {
  return state.visits.filter((visit) =>
    visit.pool === pool && (visit.status === "waiting" || isCalled(visit, now)) &&
    !isToBeClassified(visit, model, now)
  );
}

/** Who stands in the queue of a pool but is about to get a class, and with it a place. */
export function toBeClassified({ state, now }: WaitWork, model: Model, pool: number): OpenRow[] {
  return state.visits.filter((visit) => visit.pool === pool && isToBeClassified(visit, model, now));
}

function isToBeClassified(
  { status, risk, since, started }: OpenRow,
  { clinic }: Model,
  now: number,
): boolean {
  return clinic.triage && status === "waiting" && risk === null && started === null &&
    now - since < CLASSIFIED_WITHIN;
}

/** The queue of a pool as a twin starts from it. */
export function poolState(work: WaitWork, model: Model, pool: number): State {
  const visits = work.state.visits.filter((visit) => visit.pool === pool);
  const waiting = waitingIn(work, model, pool);
  const typeOf = (risk: Risk | null) => typeOfRisk(model.clinic, risk);
  const serving = servingIn(visits, model, work.now);
  const busy = new Set(serving.map(({ professional }) => professional));
  const calling = new Set(
    waiting.filter(({ called }) => called !== null).map(({ professional }) => professional),
  );
  const absent = new Set<string | null>(work.state.professionals.filter(isAbsent).map(({ id }) => id));
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
    serving: serving.map(({ risk, started, finished, professional }) => ({
      type: typeOf(risk),
      started: started ?? work.now,
      returned: finished !== null,
      leaving: absent.has(professional),
    })),
    resting: work.state.professionals.filter((one) => !busy.has(one.id)).flatMap((one) =>
      resting(work, one, pool, calling.has(one.id))
    ),
    away: visits.filter(({ status }) => status === "awaiting_return")
      .map(({ risk, finished }) => ({ type: typeOf(risk), left: finished ?? work.now, sure: true }))
      .filter(({ left }) => work.now - left < RETURN_WINDOW)
      .sort((a, b) => b.left - a.left).slice(0, LATEST_AWAY),
    queue_since: since.length === 0 ? null : model.present.queue_since ?? Math.min(...since),
  };
}

/** Who was called long ago and never came holds up nobody. */
function isCalled({ status, called }: OpenRow, now: number): boolean {
  return status === "called" && (called === null || now - called <= CALLING);
}

/** One for each professional, as with two at once the earlier was left without being finished; so were the very long. */
function servingIn(visits: OpenRow[], model: Model, now: number): OpenRow[] {
  const latest = new Map<string, OpenRow>();
  for (const visit of visits) {
    const { id, status, started, professional, risk, finished } = visit;
    if (status !== "in_service" || started === null) continue;
    const type = serviceTypeOf(model.clinic, {
      type: typeOfRisk(model.clinic, risk),
      returned: finished !== null,
    });
    if (isAbandoned(model, type, now - started)) continue;
    const before = latest.get(professional ?? id);
    if (!before || (before.started ?? 0) < started) latest.set(professional ?? id, visit);
  }
  return [...latest.values()];
}

/** A mark wins over what was seen; whose patient is on the way is at work; who serves other pools is not at work in this one. */
function resting(
  work: WaitWork,
  one: ProfessionalRow,
  pool: number,
  isCalling: boolean,
): State["resting"] {
  const { last, mark } = one;
  if (!serves(one, pool) || isAbsent(one)) return [];
  if (mark === "at_work" || isCalling) return [{ last: last ?? work.now, marked: true }];
  return last === null || work.now - last > SHIFT ? [] : [{ last }];
}

function serves({ pools }: ProfessionalRow, pool: number): boolean {
  return pools.length === 0 || pools.includes(pool);
}

/** Said to be on a pause or away. */
function isAbsent({ mark }: ProfessionalRow): boolean {
  return mark === "on_pause" || mark === "away";
}

/** Whether everybody of a pool who was here has said to be gone: when somebody comes back, nobody knows. */
export function isDeserted(work: WaitWork, pool: number, { present, gone }: Duty): boolean {
  return present === 0 && gone.length === 0 &&
    work.state.professionals.some((one) => serves(one, pool) && isAbsent(one));
}
