import type { Dimension, Period } from "./plan.ts";

/** Whole days of the clinic's calendar, both included, as `2026-03-18`. */
export interface Days {
  from: string;
  to: string;
}

/** The days of a period; one that is not over yet ends today. Weeks begin on Monday. */
export function daysOf(period: Period, today: string): Days {
  if (period.kind === "absolute") return { from: period.from, to: period.to };
  const last = begin(today, period.unit, -period.offset);
  const end = plus(begin(last, period.unit, 1), -1);
  return { from: begin(last, period.unit, 1 - period.count), to: end < today ? end : today };
}

/** As long and right before, of the calendar's units where the period is made of them. */
export function daysBefore(period: Period, today: string): Days {
  if (period.kind === "relative") {
    const { offset, count } = period;
    return daysOf({ ...period, offset: offset + count }, today);
  }
  const length = between(period.from, period.to) + 1;
  return { from: plus(period.from, -length), to: plus(period.from, -1) };
}

/** Which group of a time dimension a key is, counted from the period's first; the key itself for other dimensions. */
export function placeOf(dimension: Dimension, key: string, { from }: Days): string {
  if (dimension === "day") return String(between(from, key));
  if (dimension === "week") return String(Math.round(between(begin(from, "week", 0), key) / 7));
  if (dimension !== "month") return key;
  const [year, month] = key.split("-").map(Number);
  return String(12 * (year - Number(from.slice(0, 4))) + month - Number(from.slice(5, 7)));
}

/** The groups of a time dimension that some days fall into, in their order, up to `most` of them. */
export function keysOf(dimension: "day" | "week" | "month", { from, to }: Days, most: number): string[] {
  const keys: string[] = [];
  for (
    let day = begin(from, dimension, 0);
    day <= to && keys.length < most;
    day = begin(day, dimension, 1)
  ) {
    keys.push(dimension === "month" ? day.slice(0, 7) : day);
  }
  return keys;
}

/** ISO weekday, Monday 1. */
export function weekdayOf(day: string): string {
  return String((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7 + 1);
}

/** First day of the unit that is `steps` after the one around a day. */
function begin(day: string, unit: "day" | "week" | "month" | "year", steps: number): string {
  const [year, month] = day.split("-").map(Number);
  switch (unit) {
    case "day":
      return plus(day, steps);
    case "week":
      return plus(day, 7 * steps - (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7);
    case "month":
      return iso(Date.UTC(year, month - 1 + steps, 1));
    case "year":
      return iso(Date.UTC(year + steps, 0, 1));
  }
}

function plus(day: string, days: number): string {
  return iso(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
}

function between(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
