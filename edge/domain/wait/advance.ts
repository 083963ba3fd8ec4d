import { HALF_HOUR, noteAttendance } from "./attendance.ts";
import { endHour } from "./demand.ts";
import type { Model } from "./model.ts";
import type { LeftVisit } from "./present.ts";
import { serviceTypeOf } from "./call_type.ts";
import { observe } from "./running_mean.ts";

const HOUR = 60;
const DAY = 1440;
/** Who is not back from exams after four hours comes another day. */
export const RETURN_WINDOW = 240;
const RETURNING_CAP = 400;
/**
 * A consultation of so many usual lengths, and of so many minutes at least, was left without being finished. On the
 * traces, where all are finished, six would take one of 700 long ones for it.
 */
const ABANDONED = { lengths: 8, minutes: 45 };
/** Visits that nobody closes, and professionals who do not come any more, are forgotten. */
const FORGOTTEN = { visit: DAY, professional: 7 * DAY };

/** Lets the time until minute `at` pass: half hours and hours end, absences are settled. */
export function advance(model: Model, at: number): void {
  const { present } = model;
  if (present.clock === null) {
    present.clock = present.began = at;
    return;
  }
  for (let next = boundaryAfter(present.clock); next <= at; next += HALF_HOUR) endHalfHour(model, next);
  settleAbsences(model, at);
  present.clock = at;
  model.day = Math.floor(at / DAY) - Math.floor(present.began / DAY);
}

function boundaryAfter(clock: number): number {
  return (Math.floor(clock / HALF_HOUR) + 1) * HALF_HOUR;
}

function endHalfHour(model: Model, at: number): void {
  const { present } = model;
  settleAbsences(model, at);
  closeAbandoned(model, at);
  noteAttendance(model, at, Object.values(present.professionals), present.queue_since);
  if (at % HOUR === 0) {
    endHour(model, at - HOUR);
    forget(model, at);
  }
}

function settleAbsences(model: Model, at: number): void {
  const { left } = model.present;
  let settled = 0;
  while (settled < left.length && left[settled].at + RETURN_WINDOW <= at) scoreReturn(model, left[settled++]);
  if (settled > 0) left.splice(0, settled);
}

function scoreReturn(model: Model, { how, type, returned }: LeftVisit): void {
  if (how === "unknown") observe(model.returning[type], returned ? 1 : 0, RETURNING_CAP);
}

/** What was said at the end of a consultation counts at once. */
export function scoreKnownReturn(model: Model, type: number, next: "home" | "away"): void {
  observe(model.returning[type], next === "away" ? 1 : 0, RETURNING_CAP);
}

function closeAbandoned(model: Model, at: number): void {
  const { visits, professionals } = model.present;
  for (const [id, visit] of Object.entries(visits)) {
    if (visit.phase !== "serving") continue;
    if (!isAbandoned(model, serviceTypeOf(model.clinic, visit), at - visit.since)) continue;
    delete visits[id];
    const professional = professionals[visit.professional ?? ""];
    if (professional?.visit === id) professional.visit = null;
  }
}

/** Whether a consultation of a type has lasted so many minutes that nobody is there any more. */
export function isAbandoned({ service }: Model, type: number, minutes: number): boolean {
  return minutes > Math.max(ABANDONED.minutes, ABANDONED.lengths * service[type].mean);
}

function forget(model: Model, at: number): void {
  const { visits, professionals } = model.present;
  for (const id in visits) if (at - visits[id].since > FORGOTTEN.visit) delete visits[id];
  for (const id in professionals) {
    if (at - professionals[id].last > FORGOTTEN.professional) delete professionals[id];
  }
}
