/** The figures of fixed reports, worked out once more and in another way: from visits and their acts, in TypeScript. */
import type { PastVisit } from "./analytics/figures_of.ts";

const ZONE = "America/Sao_Paulo";
const TARGETS: Record<string, number> = { red: 0, orange: 10, yellow: 60, green: 120, blue: 240 };
const CLOCK = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" });

/** `2026-03-18` and `08:02` by the clinic's clock. */
export function localOf(time: number): { day: string; time: string } {
  const text = CLOCK.format(time);
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

export const isWithin = (time: number, from: string, to: string) => {
  const { day } = localOf(time);
  return day >= from && day <= to;
};

const first = (visit: PastVisit, act: string) => visit.acts.find((one) => one.act === act)?.at ?? null;
const known = (list: (number | null)[]) => list.filter((one) => one !== null);
const mean = (list: number[]) =>
  list.length === 0 ? null : list.reduce((sum, one) => sum + one, 0) / list.length;

function quantile(list: number[], at: number): number | null {
  if (list.length === 0) return null;
  const sorted = list.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * at;
  const low = Math.floor(place);
  return sorted[low] + (sorted[Math.ceil(place)] - sorted[low]) * (place - low);
}

const waitOf = (visit: PastVisit) => {
  const start = first(visit, "start");
  return start === null ? null : (start - visit.arrived) / 60_000;
};

/** What `reports/operations` must say of some visits. */
export function operationsOf(visits: PastVisit[]) {
  const waits = known(visits.map(waitOf));
  const gone = visits.filter((visit) => visit.status === "cancelled" && waitOf(visit) === null);
  const stayed = (visit: PastVisit) => ((visit.finished ?? visit.arrived) - visit.arrived) / 60_000;
  const judged = visits.filter((visit) => visit.risk !== null && waitOf(visit) !== null);
  const late = judged.filter((visit) => Math.floor(waitOf(visit) ?? 0) > TARGETS[visit.risk ?? ""]);
  const lateUnseen = visits.filter((visit) =>
    visit.risk !== null && waitOf(visit) === null && Math.floor(stayed(visit)) > TARGETS[visit.risk]
  );
  return {
    arrived: visits.length,
    patients: new Set(visits.map(({ patient }) => patient)).size,
    seen: waits.length,
    finished: visits.filter(({ status }) => status === "finished").length,
    left: gone.length,
    no_shows: visits.filter(({ status }) => status === "no_show").length,
    wait_mean: mean(waits),
    wait_median: quantile(waits, 0.5),
    wait_p90: quantile(waits, 0.9),
    triage_wait_mean: mean(known(visits.map((visit) => {
      const triage = first(visit, "triage");
      return triage === null ? null : (triage - visit.arrived) / 60_000;
    }))),
    left_after_mean: mean(gone.map(stayed)),
    judged: judged.length,
    within_target: judged.length - late.length,
    late: late.length,
    late_unseen: lateUnseen.length,
  };
}

/** What `hours` of `reports/operations` must say. */
export function hoursOf(visits: PastVisit[]) {
  const hourOf = (time: number | null) => time === null ? null : Number(localOf(time).time.slice(0, 2));
  const count = (times: (number | null)[], hour: number) =>
    times.filter((time) => hourOf(time) === hour).length;
  const ends = visits.map(({ status, finished }) => status === "finished" ? finished : null);
  return Array.from({ length: 24 }, (_, hour) => ({
    hour,
    arrived: count(visits.map(({ arrived }) => arrived), hour),
    begun: count(visits.map((visit) => first(visit, "start")), hour),
    ended: count(ends, hour),
  })).filter(({ arrived, begun, ended }) => arrived + begun + ended > 0);
}

interface Consultation {
  professional: string | null;
  patient: string;
  began: number;
  ended: number;
}

/** Each finished consultation. */
export function consultationsOf(visits: PastVisit[]): Consultation[] {
  return visits.flatMap(({ acts, professional, patient }) => {
    const done: Consultation[] = [];
    let began: number | null = null;
    for (const { act, at } of acts) {
      if (act === "start") began = at;
      if (act === "finish" && began !== null) done.push({ professional, patient, began, ended: at });
    }
    return done;
  });
}

/** What a row of `reports/professionals` must say of some consultations. */
export function professionalOf(done: Consultation[]) {
  const minutes = done.map(({ began, ended }) => (ended - began) / 60_000);
  const days = [...Map.groupBy(done, ({ began }) => localOf(began).day).values()];
  const median = (times: string[]) => times.toSorted()[Math.ceil(times.length / 2) - 1];
  return {
    consultations: done.length,
    patients: new Set(done.map(({ patient }) => patient)).size,
    service_mean: mean(minutes),
    service_median: quantile(minutes, 0.5),
    service_p90: quantile(minutes, 0.9),
    days: days.length,
    first_time: median(days.map((day) => localOf(Math.min(...day.map(({ began }) => began))).time)),
    last_time: median(days.map((day) => localOf(Math.max(...day.map(({ ended }) => ended))).time)),
  };
}
