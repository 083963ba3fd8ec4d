import { TRIAGED, typesOf } from "./call_type.ts";
import type { Clinic, Model } from "./model.ts";

// What is believed of a clinic before it is known, with the strength of each belief: the number of observations that
// weigh as much as the belief does. Figures of Brazilian urgent care; any clinic outgrows them within days.

/** Mean length of a consultation in minutes, by type. */
const SERVICE = [30, 25, 8, 15, 12, 10];
/** Without triage a consultation is the common one of general practice. */
const SERVICE_UNTRIAGED = 15;
const SERVICE_STRENGTH = 6;
/** Log-variance: a coefficient of variation of .8, as consultations of mixed complaints have it. */
const SPREAD = { mean: 0.49, n: 20 };
/** Calling, walking, sitting down: half a minute where the next one waits at the door. */
const GAP = { mean: 0.5, n: 8 };
const MIX = [0.01, 0.08, 0, 0.25, 0.55, 0.11];
const MIX_STRENGTH = 30;
/** Of the people of a clinic: 80 and older, others with precedence by law (60 and older, pregnant, with a small child), the rest. */
const PRECEDENCE = [0.03, 0.22, 0.75];
/** Share of first consultations that order exams and see the result the same day. */
const RETURNING = [0.6, 0.5, 0, 0.4, 0.25, 0.1];
const RETURNING_STRENGTH = 10;
const AWAY = { mean: 60, n: 5 };
const TRIAGE_SPACING = 2.5;
/** Shape of an urgent care's day, by hour. */
const SHAPE = [
  1.5,
  1.2,
  1,
  0.9,
  0.9,
  1.2,
  2.5,
  5,
  6.5,
  7,
  7,
  6,
  ...Array<number>(6).fill(5.5),
  6,
  6,
  5.5,
  4.5,
  3,
  2,
];
const VISITS_A_DAY = 150;
const VISITS_A_DAY_UNTRIAGED = 40;
/** Outside of opening hours somebody may still come. */
const CLOSED_SHAPE = 0.02;
/** By `NO_SHOW_EDGES`: who waited long is more often gone. */
const NO_SHOW = [0.005, 0.01, 0.02, 0.04, 0.07, 0.13, 0.22, 0.32, 0.45, 0.6, 0.8];
const NO_SHOW_STRENGTH = 10;

/** The model of a clinic of which nothing has been seen yet. */
export function newModel(clinic: Clinic): Model {
  const types = typesOf(clinic);
  const untriaged = types.length < TRIAGED.length;
  const believe = (n: number) => (mean: number) => ({ mean, n });
  return {
    version: 2,
    clinic,
    service: (untriaged ? [SERVICE_UNTRIAGED] : SERVICE).map(believe(SERVICE_STRENGTH)),
    spread: { ...SPREAD },
    gap: { ...GAP },
    mix: (untriaged ? [1] : MIX).map((share) => share * MIX_STRENGTH),
    precedence: PRECEDENCE.map((share) => share * MIX_STRENGTH),
    returning: (untriaged ? [0] : RETURNING).map(believe(RETURNING_STRENGTH)),
    away: { ...AWAY },
    triage_spacing: TRIAGE_SPACING,
    arrivals: {
      hours: arrivalRates(clinic).map((rate) => ({ rate, days: 0 })),
      seen: 0,
      expected: 0,
      this_hour: 0,
    },
    no_show: NO_SHOW.map(believe(NO_SHOW_STRENGTH)),
    attendance: Array.from({ length: 48 }, () => []),
    bound: { bucket: Array<number>(8).fill(0), type: types.map(() => 0) },
    day: 0,
    present: {
      clock: null,
      began: 0,
      visits: {},
      left: [],
      professionals: {},
      queue_since: null,
      triage_end: null,
    },
  };
}

function arrivalRates({ triage, opening }: Clinic): number[] {
  const isOpen = (hour: number) => opening === null || hour >= opening[0] && hour < opening[1];
  const shape = SHAPE.map((weight, hour) => isOpen(hour) ? triage ? weight : 1 : CLOSED_SHAPE);
  const total = shape.reduce((sum, weight) => sum + weight, 0);
  return shape.map((weight) => (triage ? VISITS_A_DAY : VISITS_A_DAY_UNTRIAGED) * weight / total);
}
