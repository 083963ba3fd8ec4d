import { advance, scoreKnownReturn } from "./advance.ts";
import { boundBucket, calibrate, weightOf } from "./calibration.ts";
import { NO_PRECEDENCE, type Placed, serviceTypeOf, typeOfRisk } from "./call_type.ts";
import type { WaitEvent, WaitEventOf } from "./event.ts";
import type { Model } from "./model.ts";
import { mayLeave, noteCall } from "./no_show.ts";
import type { OpenVisit } from "./present.ts";
import { observe } from "./running_mean.ts";

/** Observations after which old ones fade: consultations change with the staff, their spread hardly. */
const CAPS = { service: 150, spread: 500, gap: 100, away: 200 };
const MIX_LIMIT = 2_000;
/** Minutes by which an event may come late; what is older would undo what was learned since and is left out. */
const LATE = 5;
/** A pause longer than this is no gap between two patients. */
const GAP_LIMIT = 45;
/** One consultation counts as half a minute at least and five usual lengths at most. */
const LENGTHS = { least: 0.5, most: 5 };
/** One length at four standard deviations says no more of the spread than one at two. */
const SPREAD_LIMIT = 4;
const AWAY_LIMIT = 4;
/** Triage is as quick as it can only while several wait for it, and slower than 15 minutes says that nobody triages. */
const TRIAGE = { busy: 3, newest: 0.08, longest: 15 };

/** The model after an event; the one given stays as it is. */
export function learn(model: Model, event: WaitEvent): Model {
  const next = structuredClone(model);
  take(next, event);
  return next;
}

/**
 * Takes an event into the model itself, for folds over many. Events that contradict what is known (of visits that
 * are not here, doubled, long late) change nothing.
 */
export function take(model: Model, event: WaitEvent): void {
  const { clock } = model.present;
  if (!Number.isFinite(event.at) || clock !== null && event.at < clock - LATE) return;
  const at = Math.max(event.at, clock ?? event.at);
  advance(model, at);
  dispatch(model, { ...event, at });
  followQueue(model, at);
}

function dispatch(model: Model, event: WaitEvent): void {
  switch (event.kind) {
    case "arrive":
      return arrive(model, event);
    case "triage":
      return endTriage(model, event);
    case "start":
      return start(model, event);
    case "finish":
      return finish(model, event);
    case "return":
      return comeBack(model, event);
    case "no_show":
      return missCall(model, event);
    case "leave":
      return leave(model, event);
    case "promise":
      return notePromise(model, event);
  }
}

function arrive(model: Model, { visit, precedence, at }: WaitEventOf<"arrive">): void {
  const { visits, left } = model.present;
  if (visit in visits || left.some((one) => one.visit === visit)) return;
  // Whoever is called without having been classified is called last.
  const type = typeOfRisk(model.clinic, null);
  const phase = model.clinic.triage ? "triage" : "waiting";
  visits[visit] = open(phase, { type, precedence: precedence ?? NO_PRECEDENCE, returned: false }, at);
  model.arrivals.this_hour++;
  if (precedence !== undefined) count(model.precedence, precedence);
}

function open(phase: OpenVisit["phase"], placed: Required<Placed>, since: number): OpenVisit {
  return { phase, ...placed, since, professional: null, promised: [] };
}

function followQueue({ present }: Model, at: number): void {
  for (const id in present.visits) {
    if (present.visits[id].phase !== "waiting") continue;
    present.queue_since ??= at;
    return;
  }
  present.queue_since = null;
}

function endTriage(model: Model, { visit: id, risk, at }: WaitEventOf<"triage">): void {
  const visit = model.present.visits[id];
  if (!visit || visit.phase === "serving") return;
  if (!model.clinic.triage) {
    // Where only some are classified, whoever is waits from then on, as everywhere else.
    if (!visit.returned) visit.since = at;
    return;
  }
  if (risk === null) return;
  visit.type = typeOfRisk(model.clinic, risk);
  if (visit.phase === "waiting") return;
  Object.assign(visit, { phase: "waiting", since: at });
  count(model.mix, visit.type);
  noteTriageEnd(model, at);
}

/** Counts one more of a kind; of many people, old ones fade. */
function count(kinds: number[], kind: number): void {
  kinds[kind]++;
  const total = kinds.reduce((sum, count) => sum + count, 0);
  if (total > MIX_LIMIT) kinds.forEach((count, index) => kinds[index] = count * MIX_LIMIT / total);
}

function noteTriageEnd(model: Model, at: number): void {
  const { visits, triage_end: before } = model.present;
  if (before !== null && before.remaining >= TRIAGE.busy) {
    const interval = Math.min(at - before.at, TRIAGE.longest);
    model.triage_spacing += TRIAGE.newest * (interval - model.triage_spacing);
  }
  const remaining = Object.values(visits).filter(({ phase }) => phase === "triage").length;
  model.present.triage_end = { at, remaining };
}

function start(model: Model, { visit: id, professional, at }: WaitEventOf<"start">): void {
  const { visits, professionals } = model.present;
  const visit = visits[id];
  if (!visit || visit.phase === "serving") return;
  if (visit.phase === "triage") count(model.mix, visit.type);
  for (const { until, bucket, weight } of visit.promised) {
    calibrate(model, bucket, serviceTypeOf(model.clinic, visit), weight, at > until);
  }
  if (!visit.returned && mayLeave(model, visit.type)) noteCall(model, at - visit.since, "came");
  const own = professionals[professional];
  // A finish that nobody noted: when it was is not known, so nothing is learned of it.
  if (own?.visit) delete visits[own.visit];
  // Who came later was waited for: that is rest, not a gap.
  else if (own?.pressed && visit.since <= own.last && at - own.last < GAP_LIMIT) {
    observe(model.gap, at - own.last, CAPS.gap);
  }
  visits[id] = { ...visit, phase: "serving", since: at, professional, promised: [] };
  professionals[professional] = { visit: id, last: at, pressed: false };
}

function finish(model: Model, { visit: id, next, at }: WaitEventOf<"finish">): void {
  const { visits, professionals, left, queue_since } = model.present;
  const visit = visits[id];
  if (!visit || visit.phase !== "serving") return;
  noteLength(model, serviceTypeOf(model.clinic, visit), at - visit.since);
  if (visit.professional !== null) {
    professionals[visit.professional] = { visit: null, last: at, pressed: queue_since !== null };
  }
  delete visits[id];
  if (visit.returned) return;
  if (next) scoreKnownReturn(model, visit.type, next);
  if (next !== "home") {
    left.push({ visit: id, ...classOf(visit), at, how: next ?? "unknown", returned: false });
  }
}

function noteLength(model: Model, type: number, minutes: number): void {
  const service = model.service[type];
  const length = Math.min(Math.max(minutes, LENGTHS.least), LENGTHS.most * service.mean);
  observe(service, length, CAPS.service);
  const deviation = Math.log(length / service.mean) + model.spread.mean / 2;
  observe(model.spread, Math.min(deviation ** 2, SPREAD_LIMIT), CAPS.spread);
}

function comeBack(model: Model, { visit: id, at }: WaitEventOf<"return">): void {
  const { visits, left } = model.present;
  if (id in visits) return;
  const absence = left.find((one) => one.visit === id && !one.returned);
  if (!absence) return;
  absence.returned = true;
  const isBackFromExams = absence.how !== "missed";
  if (isBackFromExams) {
    observe(model.away, Math.min(at - absence.at, AWAY_LIMIT * model.away.mean), CAPS.away);
  }
  visits[id] = open("waiting", { ...classOf(absence), returned: isBackFromExams }, at);
}

function missCall(model: Model, { visit: id, at }: WaitEventOf<"no_show">): void {
  const { visits, left } = model.present;
  const visit = visits[id];
  if (!visit || visit.phase === "serving") return;
  if (!visit.returned && mayLeave(model, visit.type)) noteCall(model, at - visit.since, "gone");
  delete visits[id];
  left.push({ visit: id, ...classOf(visit), at, how: "missed", returned: false });
}

function classOf({ type, precedence }: { type: number; precedence: number }) {
  return { type, precedence };
}

function leave(model: Model, { visit: id }: WaitEventOf<"leave">): void {
  const { visits } = model.present;
  if (visits[id]?.phase !== "serving") delete visits[id];
}

function notePromise(model: Model, { visit: id, about, until, occasion }: WaitEventOf<"promise">): void {
  const visit = model.present.visits[id];
  if (visit?.phase !== "waiting") return;
  visit.promised.push({ until, bucket: boundBucket(about), weight: weightOf(occasion) });
}
