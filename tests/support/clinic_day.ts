import postgres from "postgres";
import type { Client } from "../edge/support/test_api.ts";
import { CreatedVisit } from "../../edge/domain/visit_acts.ts";
import type { Risk } from "../../edge/domain/risk.ts";
import { Visit } from "../../edge/domain/staff_queue.ts";
import type { Clinic } from "./builders.ts";
import type { TestDatabase } from "./database.ts";

/**
 * A database's clock that tests move: `now()` itself is another function there, one that plans take in, because built-in
 * functions are called without looking at their definition.
 */
export interface ShiftedClock extends AsyncDisposable {
  /** Moves the clock to so many minutes after it was made. */
  moveTo(minutes: number): Promise<void>;
}

export async function shiftClock(database: TestDatabase): Promise<ShiftedClock> {
  const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`
    create table public.shifted_clock (at timestamptz not null);
    insert into public.shifted_clock values (date_trunc('hour', clock_timestamp()));
    create function public.shifted_now() returns timestamptz language sql stable security definer
      as 'select at from public.shifted_clock';
    create or replace function pg_catalog.now() returns timestamptz language sql stable
      as 'select public.shifted_now()'`);
  return {
    moveTo: async (minutes) => {
      await admin`update public.shifted_clock set at = date_trunc('hour', clock_timestamp()) + ${minutes} * interval '1 minute'`;
    },
    [Symbol.asyncDispose]: () => admin.end(),
  };
}

/** One visit of a simulated day, in minutes from its beginning. */
export interface DayVisit {
  id: string;
  token: string;
  risk: Risk;
  arrived: number;
  started: number | null;
}

export interface DayOptions {
  /** Minutes. */
  length: number;
  /** Mean minutes between two arrivals, and of a consultation. */
  arrivals: number;
  service: number;
  professionals: string[];
  staff: Client;
  /** After each step, with the clock standing still. */
  settled(minute: number, visits: DayVisit[]): Promise<void>;
}

/** Even numbers between 0 and 1 that are the same in each run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Lets people arrive, be classified, called, seen and go home, through the API, minute by minute. */
export async function liveDay(clinic: Clinic, clock: ShiftedClock, options: DayOptions): Promise<DayVisit[]> {
  const random = generator(7);
  const exponential = (mean: number) => -mean * Math.log(1 - random());
  const visits: DayVisit[] = [];
  const triage: { visit: DayVisit; ends: number }[] = [];
  const desks = options.professionals.map((professional) => ({ professional, free: 0, visit: "" }));
  let nextArrival = 0;
  for (let minute = 0; minute < options.length; minute++) {
    await clock.moveTo(minute);
    let hasChanged = false;
    while (nextArrival <= minute) {
      const visit = await arrive(clinic, options.staff, minute, random());
      visits.push(visit);
      triage.push({ visit, ends: minute + 3 });
      nextArrival += exponential(options.arrivals);
    }
    while (triage.length > 0 && triage[0].ends <= minute) {
      const [{ visit }] = triage.splice(0, 1);
      await options.staff.post(`/visits/${visit.id}/triage`, { risk: visit.risk });
      hasChanged = true;
    }
    for (const desk of desks.filter(({ free }) => free <= minute)) {
      if (desk.visit) await options.staff.post(`/visits/${desk.visit}/finish`, {});
      desk.visit = await callNext(clinic, options.staff, desk.professional, visits, minute);
      if (desk.visit) desk.free = minute + Math.max(2, Math.round(options.service * (0.5 + random())));
      hasChanged = true;
    }
    if (hasChanged) await options.settled(minute, visits);
  }
  return visits;
}

async function arrive(clinic: Clinic, staff: Client, minute: number, draw: number): Promise<DayVisit> {
  const answer = await staff.post(`/establishments/${clinic.id}/visits`, {
    patient: { name: "Paciente de Teste" },
    service_id: clinic.service,
  });
  const { id, token } = answer.read(CreatedVisit);
  const risk: Risk = draw < 0.05 ? "orange" : draw < 0.35 ? "yellow" : "green";
  return { id, token, risk, arrived: minute, started: null };
}

async function callNext(
  clinic: Clinic,
  staff: Client,
  professional: string,
  visits: DayVisit[],
  minute: number,
): Promise<string> {
  const answer = await staff.post(`/establishments/${clinic.id}/queue/call-next`, {
    professional_id: professional,
  });
  if (answer.status === 204) return "";
  const { id } = answer.read(Visit);
  await staff.post(`/visits/${id}/start`, { professional_id: professional });
  const visit = visits.find((one) => one.id === id);
  if (visit) visit.started = minute;
  return id;
}
