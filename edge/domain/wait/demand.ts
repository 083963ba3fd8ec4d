import type { Learned } from "./model.ts";

/** Days of one hour are weighed evenly at first; later the newest counts this much, so that seasons are followed. */
const NEWEST_DAY = 0.06;
/** Minutes in which what today is like fades: a rush of the morning says something of the afternoon. */
const TODAY_FADES = 480;
/** How many arrivals the usual figure weighs as, from day to day: the better it is known, the less today bends it. */
const TRUST = [10, 15, 20, 25];

const HOUR = 60;
const DAY = 1440;

/** Minute of the local day. */
export function minuteOfDay(model: Learned, at: number): number {
  const local = (at + model.clinic.utc_offset) % DAY;
  return local < 0 ? local + DAY : local;
}

/** An hour ended: compares its arrivals with what was usual. `start` is its first minute. */
export function endHour(model: Learned, start: number): void {
  const { arrivals } = model;
  const hour = arrivals.hours[Math.floor(minuteOfDay(model, start) / HOUR)];
  const fade = Math.exp(-HOUR / TODAY_FADES);
  arrivals.seen = arrivals.seen * fade + arrivals.this_hour;
  arrivals.expected = arrivals.expected * fade + hour.rate;
  hour.days += 1;
  hour.rate += Math.max(1 / (hour.days + 1), NEWEST_DAY) * (arrivals.this_hour - hour.rate);
  arrivals.this_hour = 0;
}

/** How today compares with the usual day: a gamma distribution of the factor on all rates to come. */
export interface Demand {
  /** Expected factor; 1 on a usual day. */
  factor: number;
  /** Arrivals behind it: the factor's coefficient of variation is 1 / sqrt(evidence). */
  evidence: number;
}

/** Today's demand as it is known in minute `now`. */
export function demandNow(model: Learned, now: number): Demand {
  const { hours, seen, expected, this_hour } = model.arrivals;
  const minute = minuteOfDay(model, now);
  const trust = TRUST[Math.min(Math.max(model.day, 0), TRUST.length - 1)];
  const evidence = trust + seen + this_hour;
  const usual = trust + expected + hours[Math.floor(minute / HOUR)].rate * (minute % HOUR) / HOUR;
  return { factor: evidence / usual, evidence };
}
