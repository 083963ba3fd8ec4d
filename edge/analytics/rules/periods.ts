import type { Period } from "../../domain/analytics/plan.ts";
import { pick, type Sentence } from "./sentence.ts";
import type { Token, Unit } from "./tokens.ts";

const isUnit = (token: Token) => unitOf([token]) !== null;
const isYear = (token: Token) => token.kind === "number" && token.value >= 1_970 && token.value <= 2_100;
const isDay = (token: Token) => token.kind === "number" && token.value >= 1 && token.value <= 31;

/** "A última semana" in days up to today. */
const ROLLING_DAYS: Readonly<Record<Unit, number>> = { day: 1, week: 7, month: 30, year: 365 };

/**
 * Takes the first period out of a question. Dates without a year are the latest that have begun.
 *
 * @param today The clinic's local day, as `2026-03-18`.
 */
export function takePeriod(sentence: Sentence, today: string): Period | null {
  for (const read of [takeDates, takeMonths, takeSince, takeCounted, takeNamed]) {
    const period = read(sentence, today);
    if (period !== null) return period;
  }
  return null;
}

/** Takes "o mês passado", "last month", "o período anterior": what a comparison is with. */
export function takeComparedPeriod(sentence: Sentence): Unit | "period" | null {
  if (sentence.take("period", "previous") ?? sentence.take("previous", "period")) return "period";
  const found = sentence.take(isUnit, "previous") ?? sentence.take("previous", isUnit);
  return found && unitOf(found);
}

function takeDates(sentence: Sentence, today: string): Period | null {
  sentence.take("between");
  const dates = sentence.take("date", ["to", "and"], "date") ?? sentence.take("date", "date") ??
    sentence.take("date");
  if (dates !== null) {
    const [from, to = from] = pick(dates, "date").map(({ day, month, year }) => iso(day, month, year, today));
    return ordered(from, to);
  }
  const joints = [["to"], ["and"], []] as const;
  for (const joint of joints) {
    const found = sentence.take(isDay, "month", ...joint, isDay, "month") ??
      sentence.take("month", isDay, ...joint, "month", isDay) ??
      sentence.take(isDay, ...joint, isDay, "month");
    if (found !== null) return fromDays(found, today);
  }
  const day = sentence.take(isDay, "month") ?? sentence.take("month", isDay);
  return day && fromDays(day, today);
}

function fromDays(found: Token[], today: string): Period {
  const days = pick(found, "number").map(({ value }) => value);
  const months = pick(found, "month").map(({ month }) => month);
  const [from, to = from] = days.map((day, index) => iso(day, months[index] ?? months[0], null, today));
  return ordered(from, to);
}

function takeMonths(sentence: Sentence, today: string): Period | null {
  const found = sentence.take("month", isYear) ?? sentence.take("month");
  if (found !== null) {
    const [{ month }] = pick(found, "month");
    const year = pick(found, "number").at(0)?.value ?? Number(iso(1, month, null, today).slice(0, 4));
    return { kind: "absolute", from: format(year, month, 1), to: format(year, month, lastDay(year, month)) };
  }
  const [year] = pick(sentence.take(isYear) ?? [], "number");
  if (!year) return null;
  return { kind: "absolute", from: format(year.value, 1, 1), to: format(year.value, 12, 31) };
}

function takeSince(sentence: Sentence, today: string): Period | null {
  const found = sentence.take("since", "day");
  if (found === null) return null;
  const [{ offset }] = pick(found, "day");
  return offset === 0 ? relative("day", 0, 1) : ordered(daysBefore(today, offset), today);
}

/** "Os últimos 15 dias", "the last 3 months": up to today. */
function takeCounted(sentence: Sentence): Period | null {
  const found = sentence.take(["rolling", "previous"], "number", isUnit) ??
    sentence.take("number", "rolling", isUnit);
  const unit = found && unitOf(found);
  if (!found || !unit) return null;
  const [{ value }] = pick(found, "number");
  return relative(unit, 0, Math.min(Math.max(value, 1), 1_000));
}

function takeNamed(sentence: Sentence): Period | null {
  const [day] = pick(sentence.take("day") ?? [], "day");
  if (day) return relative("day", day.offset, 1);
  const rolling = unitOf(sentence.take("rolling", isUnit) ?? []);
  if (rolling) return relative("day", 0, ROLLING_DAYS[rolling]);
  const present = unitOf(sentence.take("this", isUnit) ?? sentence.take(isUnit, "this") ?? []);
  if (present) return relative(present, 0, 1);
  const before = unitOf(sentence.take(isUnit, "previous") ?? sentence.take("previous", isUnit) ?? []);
  return before && relative(before, 1, 1);
}

function unitOf(tokens: readonly Token[]): Unit | null {
  for (const token of tokens) {
    if (token.kind === "unit") return token.unit;
    if (token.kind === "dimension" && token.unit) return token.unit;
  }
  return null;
}

/** `count` units, the last of them `offset` before the present one. */
export function relative(unit: Unit, offset: number, count: number): Period {
  return { kind: "relative", unit, offset, count };
}

/** A day of the calendar; one past the month's end is its last. Without a year the latest that has come. */
function iso(day: number, month: number, year: number | null, today: string): string {
  const thisYear = Number(today.slice(0, 4));
  const known = year ?? (format(thisYear, month, 1) > today ? thisYear - 1 : thisYear);
  return format(known, month, Math.min(day, lastDay(known, month)));
}

function daysBefore(today: string, count: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - count);
  return day.toISOString().slice(0, 10);
}

function ordered(one: string, other: string): Period {
  return { kind: "absolute", from: one < other ? one : other, to: one < other ? other : one };
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function format(year: number, month: number, day: number): string {
  return [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))].join(
    "-",
  );
}
