import type { Risk } from "../../../edge/domain/risk.ts";
import type { WaitEvent } from "../../../edge/domain/wait/event.ts";
import { Agenda } from "./agenda.ts";
import { Luck } from "./luck.ts";
import type { Trace } from "./wait_trace.ts";

/** A class of an urgent care unit: its share, mean length of a first consultation (minutes), chance of exams and back. */
interface Class {
  risk: Risk;
  share: number;
  length: number;
  exams: number;
  /** Probability of being gone when called, by whole hours waited since triage. */
  gone: number[];
}

const CLASSES: Class[] = [
  { risk: "red", share: 0.005, length: 40, exams: 0.8, gone: [0] },
  { risk: "orange", share: 0.087, length: 22.3, exams: 0.63, gone: [0] },
  { risk: "yellow", share: 0.205, length: 14, exams: 0.45, gone: [0] },
  { risk: "green", share: 0.645, length: 9.5, exams: 0.22, gone: [0, 0.025, 0.095, 0.23, 0.47, 0.7] },
  { risk: "blue", share: 0.058, length: 7, exams: 0.05, gone: [0.02, 0.1, 0.25, 0.55, 0.77, 0.9] },
];
/** Lines in call order: after orange come those back from exams. */
const BACK = 2;
const lineOf = (index: number) => index < BACK ? index : index + 1;
const LINES = CLASSES.length + 1;

/** Minutes, and deviations of their logarithms. */
const FIRST_SPREAD = 0.67;
const SECOND = { mean: 5.5, spread: 0.55 };
const EXAMS = { mean: 55, spread: 0.55 };
const TRIAGE = { mean: 3.9, spread: 0.45, least: 0.7, places: 2 };
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
  5.5,
  5.5,
  5.5,
  5.5,
  5.5,
  5.5,
  6,
  6,
  5.5,
  4.5,
  3,
  2,
];
/** Days differ by a fifth, and one in seven has a quarter more. */
const DAYS = { spread: 0.22, busy: 1.25, every: 7 };
/** Three professionals, and one more from seven to nineteen. */
const AT_WORK = { always: 3, more: 1, from: 7 * 60, to: 19 * 60 };
const DAY = 1440;

/** Two clinics of one seed are the same to the last minute. */
export interface MadeUnit {
  seed: number;
  /** Mean arrivals a day. */
  perDay: number;
  days: number;
}

/** What happens in an urgent care unit whose ways are those of the traces that lie here, with another seed's luck. */
export function makeTrace(unit: MadeUnit): Trace {
  const events = new Unit(unit).run();
  const clinic = {
    triage: true,
    precedence: false,
    utc_offset: 0,
    returns: "after_orange",
    opening: null,
  } as const;
  return { clinic, events };
}

type Happening =
  | { at: number; kind: "arrive" | "classified" | "back"; visit: number }
  | { at: number; kind: "done"; visit: number; professional: number }
  | { at: number; kind: "shift"; wanted: number };

class Unit {
  readonly #luck: Luck;
  readonly #end: number;
  readonly #coming = new Agenda<Happening>();
  readonly #events: WaitEvent[] = [];
  readonly #lines: number[][] = Array.from({ length: LINES }, () => []);
  readonly #classOf: number[] = [];
  readonly #classified: number[] = [];
  readonly #returned = new Set<number>();
  readonly #triage = Array<number>(TRIAGE.places).fill(0);
  readonly #here: { busy: boolean; atWork: boolean }[];
  #wanted = AT_WORK.always;

  constructor({ seed, perDay, days }: MadeUnit) {
    this.#luck = new Luck(seed);
    this.#end = days * DAY;
    this.#here = Array.from({ length: AT_WORK.always + AT_WORK.more }, (_, index) => ({
      busy: false,
      atWork: index < AT_WORK.always,
    }));
    let visit = 0;
    for (let day = 0; day < days; day++) {
      for (const at of this.#arrivals(day, perDay)) this.#coming.add({ at, kind: "arrive", visit: visit++ });
      const shifts = [[AT_WORK.from, AT_WORK.always + AT_WORK.more], [AT_WORK.to, AT_WORK.always]];
      for (const [minute, wanted] of shifts) {
        this.#coming.add({ at: day * DAY + minute, kind: "shift", wanted });
      }
    }
  }

  run(): WaitEvent[] {
    for (let next = this.#coming.take(); next && next.at < this.#end; next = this.#coming.take()) {
      this.#happen(next);
      this.#callAll(next.at);
    }
    return this.#events;
  }

  *#arrivals(day: number, perDay: number): Generator<number> {
    const mean = 1 - (DAYS.busy - 1) / DAYS.every;
    const factor = this.#luck.lognormal(1, DAYS.spread) * (day % DAYS.every === 0 ? DAYS.busy : 1) * mean;
    const total = SHAPE.reduce((sum, weight) => sum + weight, 0);
    for (const [hour, weight] of SHAPE.entries()) {
      const rate = perDay * factor * weight / total / 60;
      for (
        let minute = this.#luck.exponential(1 / rate);
        minute < 60;
        minute += this.#luck.exponential(1 / rate)
      ) {
        yield day * DAY + hour * 60 + minute;
      }
    }
  }

  #happen(next: Happening): void {
    switch (next.kind) {
      case "arrive":
        return this.#arrive(next.at, next.visit);
      case "classified":
        return this.#classify(next.at, next.visit);
      case "back":
        this.#events.push({ at: next.at, kind: "return", visit: String(next.visit) });
        this.#lines[BACK].push(next.visit);
        return;
      case "done":
        return this.#finish(next.at, next.visit, next.professional);
      case "shift":
        this.#wanted = next.wanted;
    }
  }

  #arrive(at: number, visit: number): void {
    this.#events.push({ at, kind: "arrive", visit: String(visit) });
    const place = this.#triage.indexOf(Math.min(...this.#triage));
    const length = Math.max(TRIAGE.least, this.#luck.lognormal(TRIAGE.mean, TRIAGE.spread));
    this.#triage[place] = Math.max(at, this.#triage[place]) + length;
    this.#coming.add({ at: this.#triage[place], kind: "classified", visit });
  }

  #classify(at: number, visit: number): void {
    let left = this.#luck.even();
    const index = CLASSES.findIndex(({ share }) => (left -= share) < 0);
    this.#classOf[visit] = index < 0 ? CLASSES.length - 1 : index;
    this.#classified[visit] = at;
    const { risk } = CLASSES[this.#classOf[visit]];
    this.#events.push({ at, kind: "triage", visit: String(visit), risk });
    this.#lines[lineOf(this.#classOf[visit])].push(visit);
  }

  #finish(at: number, visit: number, professional: number): void {
    this.#events.push({ at, kind: "finish", visit: String(visit) });
    this.#here[professional].busy = false;
    if (this.#returned.has(visit) || this.#luck.even() >= CLASSES[this.#classOf[visit]].exams) return;
    this.#returned.add(visit);
    this.#coming.add({ at: at + this.#luck.lognormal(EXAMS.mean, EXAMS.spread), kind: "back", visit });
  }

  /** Whoever is free calls, until nobody is or nobody waits. */
  #callAll(at: number): void {
    for (;;) {
      this.#followShift();
      const professional = this.#here.findIndex(({ busy, atWork }) => atWork && !busy);
      const line = this.#lines.find((line) => line.length > 0);
      const visit = line?.shift();
      if (visit === undefined) return;
      if (professional < 0) return void line?.unshift(visit);
      this.#call(at, visit, professional);
    }
  }

  /** The first who is free goes home; who comes is there at once. */
  #followShift(): void {
    const atWork = this.#here.filter(({ atWork }) => atWork).length;
    const change = this.#here.find(({ busy, atWork: is }) => !busy && is === atWork > this.#wanted);
    if (change && atWork !== this.#wanted) change.atWork = atWork < this.#wanted;
  }

  #call(at: number, visit: number, professional: number): void {
    const { gone, length } = CLASSES[this.#classOf[visit]];
    const isBack = this.#returned.has(visit);
    const hours = Math.floor((at - this.#classified[visit]) / 60);
    if (!isBack && this.#luck.even() < gone[Math.min(hours, gone.length - 1)]) {
      this.#events.push({ at, kind: "no_show", visit: String(visit) });
      return;
    }
    this.#events.push({ at, kind: "start", visit: String(visit), professional: String(professional) });
    this.#here[professional].busy = true;
    const minutes = isBack
      ? this.#luck.lognormal(SECOND.mean, SECOND.spread)
      : this.#luck.lognormal(length, FIRST_SPREAD);
    this.#coming.add({ at: at + minutes, kind: "done", visit, professional });
  }
}
