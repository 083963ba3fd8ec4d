import { type Placed, standingLineOf } from "./call_type.ts";
import type { Model } from "./model.ts";

/** A queue at one moment: what a twin starts from. Minutes on the events' scale; types index `typesOf`. */
export interface State {
  /** In call order, with the minute since when each has been waiting; those called and not yet in service come first. */
  waiting: WaitingVisit[];
  /** How many wait for triage. */
  triage: number;
  /**
   * One entry per busy professional; `started` is the minute in which the consultation began, `leaving`: said to be on a
   * pause or away, which begins when this patient has gone.
   */
  serving: { type: number; started: number; returned: boolean; leaving?: boolean }[];
  /** Professionals who are not busy, with the minute in which each was last; `marked`: said to be at work. */
  resting: { last: number; marked?: boolean }[];
  /** People who left a first consultation and may come back from exams; `sure`: were sent there. */
  away: { type: number; left: number; sure: boolean }[];
  /** Since when somebody has been waiting without a break; null when nobody waits. */
  queue_since: number | null;
}

/** Somebody who waits for a consultation. */
export interface WaitingVisit extends Placed {
  since: number;
}

/** The state that a model has followed its events to; `visits` names those in `state.waiting`. */
export function presentState(model: Model): { state: State; visits: string[] } {
  const { visits, professionals, left, queue_since } = model.present;
  const open = Object.entries(visits).map(([id, visit]) => ({ id, ...visit }));
  const waiting = open.filter(({ phase }) => phase === "waiting")
    .map((visit) => ({ ...visit, line: standingLineOf(model.clinic, visit) }))
    .sort((a, b) => a.line - b.line || a.since - b.since);
  const state = {
    waiting: waiting.map(({ type, precedence, returned, since }) => ({ type, precedence, returned, since })),
    triage: open.filter(({ phase }) => phase === "triage").length,
    serving: open.filter(({ phase }) => phase === "serving")
      .map(({ type, returned, since }) => ({ type, returned, started: since })),
    resting: Object.values(professionals).filter(({ visit }) => visit === null).map(({ last }) => ({ last })),
    away: left.filter(({ how, returned }) => how !== "missed" && !returned)
      .map(({ type, at, how }) => ({ type, left: at, sure: how === "away" })),
    queue_since,
  };
  return { state, visits: waiting.map(({ id }) => id) };
}
