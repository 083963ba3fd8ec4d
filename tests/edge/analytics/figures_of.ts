/** The figures of a plan, worked out once more and in another way: from visits and events, in TypeScript. */
import type { FigureRow } from "../../../edge/analytics/compile.ts";
import type { Days } from "../../../edge/domain/analytics/period.ts";
import {
  type Dimension,
  type Filter,
  isExcluding,
  type Measure,
  type Plan,
} from "../../../edge/domain/analytics/plan.ts";

/** A visit with its acts, as they were written. */
export interface PastVisit {
  patient: string;
  /** Date of birth. */
  born: string | null;
  service: string;
  professional: string | null;
  room: string | null;
  status: string;
  risk: string | null;
  priority: string | null;
  arrived: number;
  finished: number | null;
  acts: { act: string; at: number }[];
}

const ZONE = "America/Sao_Paulo";
const TARGETS: Record<string, number> = { red: 0, orange: 10, yellow: 60, green: 120, blue: 240 };

export function figuresOf(plan: Plan, visits: PastVisit[], days: Days): FigureRow[] {
  const counted = visits.filter((visit) => {
    const day = localOf(visit.arrived).day;
    return day >= days.from && day <= days.to && plan.filters.every((filter) => keeps(filter, visit));
  });
  const groups = Map.groupBy(
    counted,
    (visit) => JSON.stringify(plan.dimensions.map((dimension) => keyOf(dimension, visit))),
  );
  if (plan.dimensions.length === 0 && groups.size === 0) groups.set("[]", []);
  return [...groups].map(([key, members]) => ({
    groups: JSON.parse(key),
    figures: plan.measures.map((measure) => figureOf(measure, members)),
    people: new Set(members.map(({ patient }) => patient)).size,
  }));
}

function keeps(filter: Filter, visit: PastVisit): boolean {
  return filter.values.map(String).includes(keyOf(filter.dimension, visit)) !== isExcluding(filter);
}

const CLOCK = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" });
const read = new Map<number, ReturnType<typeof readClock>>();

function localOf(time: number) {
  const known = read.get(time) ?? readClock(time);
  read.set(time, known);
  return known;
}

function readClock(time: number) {
  const parts = CLOCK.format(time);
  const day = parts.slice(0, 10);
  return {
    day,
    hour: Number(parts.slice(11, 13)),
    weekday: (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7 + 1,
  };
}

function keyOf(dimension: Dimension, visit: PastVisit): string {
  const { day, hour, weekday } = localOf(visit.arrived);
  switch (dimension) {
    case "hour":
      return String(hour);
    case "weekday":
      return String(weekday);
    case "day":
      return day;
    case "week":
      return new Date(Date.parse(`${day}T00:00Z`) - (weekday - 1) * 86_400_000).toISOString().slice(0, 10);
    case "month":
      return day.slice(0, 7);
    case "risk":
    case "priority":
    case "professional":
    case "room":
      return visit[dimension] ?? "none";
    case "service":
    case "status":
      return visit[dimension];
    case "age_band": {
      const age = ageOf(visit);
      if (age === null) return "none";
      const bands = [[12, "0-11"], [18, "12-17"], [40, "18-39"], [60, "40-59"], [80, "60-79"]] as const;
      return bands.find(([end]) => age < end)?.[1] ?? "80+";
    }
    case "wait_band": {
      const wait = waitOf(visit);
      if (wait === null) return "none";
      const bands = [[15, "0-14"], [30, "15-29"], [60, "30-59"], [120, "60-119"], [240, "120-239"]] as const;
      return bands.find(([end]) => wait < end)?.[1] ?? "240+";
    }
  }
}

function ageOf({ born, arrived }: PastVisit): number | null {
  if (born === null) return null;
  const { day } = localOf(arrived);
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}

const minutes = (from: number, to: number) => Math.round((to - from) / 1_000) / 60;

function waitOf({ acts, arrived }: PastVisit): number | null {
  const start = acts.find(({ act }) => act === "start");
  return start ? minutes(arrived, start.at) : null;
}

/** Minutes of each finished consultation. */
function consultationsOf({ acts }: PastVisit): number[] {
  const found: number[] = [];
  let since = 0;
  for (const { act, at } of acts) {
    if (act === "start") since = at;
    if (act === "finish") found.push((at - since) / 60_000);
  }
  return found;
}

const known = (figures: (number | null)[]) => figures.filter((figure) => figure !== null);
const sum = (figures: number[]) => figures.reduce((total, figure) => total + figure, 0);
const mean = (figures: number[]) => figures.length === 0 ? null : sum(figures) / figures.length;
const share = (part: number, whole: number) => whole === 0 ? null : 100 * part / whole;

function quantile(figures: number[], at: number): number | null {
  if (figures.length === 0) return null;
  const sorted = figures.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * at;
  const low = Math.floor(place);
  return sorted[low] + (sorted[Math.ceil(place)] - sorted[low]) * (place - low);
}

function figureOf(measure: Measure, visits: PastVisit[]): number | null {
  const waits = known(visits.map(waitOf));
  const closed = visits.filter(({ status }) => ["finished", "no_show", "cancelled"].includes(status)).length;
  const noShows = visits.filter(({ status }) => status === "no_show").length;
  const left = visits.filter((visit) => visit.status === "cancelled" && waitOf(visit) === null).length;
  const each = visits.map(consultationsOf).filter((list) => list.length > 0);
  switch (measure) {
    case "visits":
      return visits.length;
    case "patients":
      return new Set(visits.map(({ patient }) => patient)).size;
    case "finished":
      return visits.filter(({ status }) => status === "finished").length;
    case "wait_mean":
      return mean(waits);
    case "wait_median":
      return quantile(waits, 0.5);
    case "wait_p90":
      return quantile(waits, 0.9);
    case "triage_wait_mean":
      return mean(known(visits.map(({ acts, arrived }) => {
        const triage = acts.find(({ act }) => act === "triage");
        return triage ? minutes(arrived, triage.at) : null;
      })));
    case "service_mean":
      return mean(each.flat());
    case "service_median":
      return quantile(each.map((list) => sum(list) / list.length), 0.5);
    case "stay_mean":
      return mean(
        known(
          visits.map(({ status, arrived, finished }) =>
            status === "finished" && finished !== null ? minutes(arrived, finished) : null
          ),
        ),
      );
    case "within_target": {
      const judged = visits.flatMap((visit) => {
        const wait = waitOf(visit);
        return visit.risk && wait !== null ? [Math.floor(wait) <= TARGETS[visit.risk]] : [];
      });
      return share(judged.filter(Boolean).length, judged.length);
    }
    case "no_shows":
      return noShows;
    case "no_show_share":
      return share(noShows, closed);
    case "left":
      return left;
    case "left_share":
      return share(left, closed);
    case "busy_hours":
      return visits.length === 0 ? null : sum(each.flat()) / 60;
    case "age_mean":
      return mean(known(visits.map(ageOf)));
  }
}
