import { linesOf, serviceTypeOf, standingLineOf } from "./call_type.ts";
import type { Demand } from "./demand.ts";
import { Draws, EXPONENTIAL, lognormal, NORMAL, stepAbove, STEPS, type Table } from "./draws.ts";
import type { Duty } from "./duty.ts";
import type { Learned } from "./model.ts";
import { Newcomers } from "./newcomers.ts";
import { mayLeave, noShowTable, waitClass } from "./no_show.ts";
import { Roster } from "./roster.ts";
import type { State } from "./state.ts";

/** Somebody who went away comes back with this chance, less so the longer it has been, after some minutes. */
const COME_BACK = { chance: 0.9, fades: 40, mean: 12 };
/** Who is busy for longer than any consultation of the table is nearly done: up to .3 of the usual length. */
const OVERDUE = 0.3;

/** What the repetitions say of each of `state.waiting`. */
export interface Courses {
  /** Minutes until each is reached, one row of `repetitions` per patient, unsorted. */
  times: Float64Array;
  /** How many who are not in the queue yet go before each, on average over the repetitions. */
  overtaking: Float64Array;
}

/** Courses that the day may take from now on. */
export function simulate(
  model: Learned,
  state: State,
  now: number,
  duty: Duty,
  demand: Demand,
  repetitions: number,
): Courses {
  const twin = new Twin(model, state, now, duty, demand, repetitions);
  const courses = {
    times: new Float64Array(state.waiting.length * repetitions),
    overtaking: new Float64Array(state.waiting.length),
  };
  for (let repetition = 0; repetition < repetitions; repetition++) twin.repeat(repetition, courses);
  return courses;
}

/** A consultation that comes. */
interface Coming {
  /** Of the patient, at first. */
  type: number;
  /** Of the consultation. */
  service: number;
  isFirst: boolean;
}

/** A patient who waits, with what a repetition needs to know. */
interface Head extends Coming {
  line: number;
  waited: number;
  mayLeave: boolean;
}

class Twin {
  readonly #repetitions: number;
  readonly #heads: Head[];
  readonly #serving: Serving[];
  readonly #duty: Duty;
  readonly #evidence: number;
  /** Lengths over their mean, and the means by type. */
  readonly #lengths: Table;
  readonly #means: Float64Array;
  readonly #gap: number;
  readonly #noShow: Float64Array;
  /** By line, what newcomers come for. */
  readonly #comingTo: Coming[];
  readonly #roster: Roster;
  readonly #newcomers: Newcomers;
  readonly #draws: Record<"present" | "heads" | "others" | "arrivals", Draws>;
  /** Newcomers served so far in this repetition. */
  #overtaken = 0;

  constructor(model: Learned, state: State, now: number, duty: Duty, demand: Demand, repetitions: number) {
    const lines = linesOf(model.clinic);
    const stream = (index: number) => new Draws(index, repetitions);
    this.#repetitions = repetitions;
    this.#duty = duty;
    this.#evidence = demand.evidence;
    this.#lengths = lognormal(model.spread.mean);
    this.#means = Float64Array.from(model.service, ({ mean }) => mean);
    this.#gap = model.gap.mean;
    this.#noShow = noShowTable(model);
    this.#comingTo = lines.map(({ type, returned }) => ({ type, service: type, isFirst: !returned }));
    this.#heads = state.waiting.map((visit) => ({
      line: standingLineOf(model.clinic, visit),
      type: visit.type,
      service: serviceTypeOf(model.clinic, visit),
      isFirst: !visit.returned,
      waited: now - visit.since,
      mayLeave: !visit.returned && mayLeave(model, visit.type),
    }));
    this.#serving = state.serving.map((one) => servingOf(model, one, now, this.#lengths));
    this.#draws = { heads: stream(0), others: stream(1), arrivals: stream(2), present: stream(3) };
    this.#roster = new Roster(duty);
    const last = Math.max(...this.#heads.map(({ line }) => line));
    this.#newcomers = new Newcomers(model, state, now, demand, last, this.#draws.arrivals);
  }

  /** One course that the day may take. */
  repeat(repetition: number, { times, overtaking }: Courses): void {
    const { heads, others, arrivals, present } = this.#draws;
    for (const draws of [heads, others, arrivals, present]) draws.restart(repetition);
    const z = NORMAL[present.step()];
    this.#newcomers.begin(Math.exp(z / Math.sqrt(this.#evidence) - 1 / (2 * this.#evidence)));
    this.#roster.clear();
    this.#overtaken = 0;
    for (const one of this.#serving) this.#endService(one);
    for (const free of this.#duty.idle) this.#roster.add(free);
    for (const age of this.#duty.gone) this.#mayComeBack(age);
    for (let index = 0; index < this.#heads.length; index++) {
      times[index * this.#repetitions + repetition] = this.#reach(this.#heads[index]);
      overtaking[index] += this.#overtaken / this.#repetitions;
    }
  }

  #endService({ type, mean, age, from, isFirst, isLeaving }: Serving): void {
    const { present } = this.#draws;
    const even = present.even();
    const rest = from < STEPS
      ? mean * this.#lengths[from + Math.floor(even * (STEPS - from))] - age
      : OVERDUE * mean * even;
    if (!isLeaving) this.#roster.add(rest + this.#gap);
    const [chance, step] = [present.even(), present.step()];
    if (isFirst) this.#newcomers.mayReturn(type, rest, chance, step);
  }

  #mayComeBack(age: number): void {
    const { present } = this.#draws;
    const even = present.even();
    const delay = COME_BACK.mean * EXPONENTIAL[present.step()];
    if (even < COME_BACK.chance * Math.exp(-((age / COME_BACK.fades) ** 2))) this.#roster.add(delay);
  }

  /** Minutes until this one is called; whoever goes before is served first. */
  #reach(head: Head): number {
    for (;;) {
      const professional = this.#roster.next();
      const time = this.#roster.timeOf(professional);
      const other = this.#newcomers.take(time, head.line);
      if (other < 0) {
        this.#call(head, professional, time);
        return time;
      }
      this.#overtaken++;
      this.#serve(professional, time, this.#comingTo[other], this.#draws.others);
    }
  }

  #call(head: Head, professional: number, time: number): void {
    const { heads } = this.#draws;
    const even = heads.even();
    if (head.mayLeave && even < this.#noShow[waitClass(head.waited + time)]) {
      heads.skip(3);
      return;
    }
    this.#serve(professional, time, head, heads);
  }

  /** The same draws are used up whatever they decide, so that repetitions differ in one thing at a time. */
  #serve(professional: number, time: number, { type, service, isFirst }: Coming, draws: Draws): void {
    const end = time + this.#means[service] * this.#lengths[draws.step()];
    this.#roster.occupy(professional, end + this.#gap);
    const [chance, step] = [draws.even(), draws.step()];
    if (isFirst) this.#newcomers.mayReturn(type, end, chance, step);
  }
}

/** A consultation that is going on. */
interface Serving {
  type: number;
  mean: number;
  age: number;
  /** First step of the lengths that is longer than it has lasted. */
  from: number;
  isFirst: boolean;
  isLeaving: boolean;
}

function servingOf(model: Learned, one: State["serving"][number], now: number, lengths: Table): Serving {
  const { mean } = model.service[serviceTypeOf(model.clinic, one)];
  const age = now - one.started;
  const isLeaving = one.leaving ?? false;
  return {
    type: one.type,
    mean,
    age,
    from: stepAbove(lengths, age / mean),
    isFirst: !one.returned,
    isLeaving,
  };
}
