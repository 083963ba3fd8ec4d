import { type Demand, minuteOfDay } from "./demand.ts";
import { type Draws, EXPONENTIAL } from "./draws.ts";
import type { Learned } from "./model.ts";
import type { State } from "./state.ts";

const HOUR = 60;
/** Twelve hours of arrivals are foreseen, and the rest of this one. */
const HOURS = 13;
/** Nobody is through triage sooner after arriving, in minutes. */
const SHORTEST = 5;

/** Some of the people who come: their share, and the line in which they will stand, -1 where it does not matter. */
export interface Group {
  share: number;
  line: number;
}

/** Those of one repetition who are in triage or arrive later, as they come out of it. */
export class TriageRoom {
  readonly #present: number;
  readonly #spacing: number;
  /** Nobody is classified: people are ready when they arrive. */
  readonly #isOpen: boolean;
  readonly #draws: Draws;
  /** Lines of the groups of people who matter, and their shares, cumulated. */
  readonly #lines: Int32Array;
  readonly #shares: Float64Array;
  /** Share of people who matter. */
  readonly #outrank: number;
  /** Arrivals a minute, by hour; the first hour ends after so many minutes. */
  readonly #rates: Float64Array;
  readonly #firstHour: number;
  #factor = 1;
  #left = 0;
  #arrival = 0;
  #next = 0;

  constructor(
    model: Learned,
    present: State["triage"],
    now: number,
    { factor }: Demand,
    groups: Group[],
    draws: Draws,
  ) {
    const minute = minuteOfDay(model, now);
    const hour = Math.floor(minute / HOUR);
    const before = groups.filter(({ line }) => line >= 0);
    let sum = 0;
    this.#shares = Float64Array.from(before, ({ share }) => sum += share);
    this.#outrank = sum;
    this.#lines = Int32Array.from(before, ({ line }) => line);
    this.#present = present;
    this.#spacing = model.triage_spacing;
    this.#isOpen = !model.clinic.triage;
    this.#draws = draws;
    this.#firstHour = HOUR - minute % HOUR;
    this.#rates = Float64Array.from(
      { length: HOURS },
      (_, ahead) => model.arrivals.hours[(hour + ahead) % 24].rate * factor / HOUR,
    );
  }

  begin(factor: number): void {
    this.#factor = factor;
    this.#left = this.#present;
    this.#arrival = this.#next = 0;
    if (this.#outrank > 0) this.#advance();
    else this.#next = Infinity;
  }

  /** Puts everybody who is out by `time` into `ready`, which counts by line. */
  releaseUntil(time: number, ready: Int32Array): void {
    while (this.#next <= time) {
      const share = this.#draws.even();
      if (share < this.#outrank) {
        let group = 0;
        while (share >= this.#shares[group]) group++;
        ready[this.#lines[group]]++;
      }
      this.#advance();
    }
  }

  #advance(): void {
    const spacing = this.#spacing * (0.5 + this.#draws.even());
    if (this.#left > 0) {
      this.#left--;
      this.#next += spacing;
      return;
    }
    this.#arrive();
    this.#next = this.#isOpen ? this.#arrival : Math.max(this.#arrival + SHORTEST, this.#next + spacing);
  }

  /** A Poisson stream whose rate changes by the hour. */
  #arrive(): void {
    let left = EXPONENTIAL[this.#draws.step()] / this.#factor;
    let time = this.#arrival;
    let hour = time < this.#firstHour ? 0 : 1 + Math.floor((time - this.#firstHour) / HOUR);
    for (; hour < HOURS; hour++) {
      const end = this.#firstHour + hour * HOUR;
      const expected = this.#rates[hour] * (end - time);
      if (expected > left) {
        this.#arrival = time + left / this.#rates[hour];
        return;
      }
      left -= expected;
      time = end;
    }
    this.#arrival = Infinity;
  }
}
