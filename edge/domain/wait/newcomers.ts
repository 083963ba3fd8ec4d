import { type CallRules, lineOf, linesOf, type Placed, typeOfReturn } from "./call_type.ts";
import type { Demand } from "./demand.ts";
import { type Draws, lognormal, stepAbove, STEPS } from "./draws.ts";
import type { Learned } from "./model.ts";
import type { State } from "./state.ts";
import { TriageRoom } from "./triage_room.ts";

/** Time away for exams over its mean: coefficient of variation .6. */
const AWAY = lognormal(Math.log(1 + 0.6 ** 2));
/** More than come back in one repetition. */
const MOST_AWAY = 4096;

/** Those of one repetition who are not in the queue yet and will go before somebody who is. */
export class Newcomers {
  /** How many people of each line are ready. */
  readonly #ready: Int32Array;
  /** The line of those back from exams, by their type at first; -1 where they go before nobody who waits. */
  readonly #lineOfReturn: Int32Array;
  readonly #returning: Float64Array;
  readonly #meanAway: number;
  readonly #triage: TriageRoom;
  readonly #absent: Absence[];
  /** A queue by time of those who come back, and their lines. */
  readonly #back = new Float64Array(MOST_AWAY);
  readonly #backLine = new Int32Array(MOST_AWAY);
  #backHead = 0;
  #backTail = 0;
  readonly #draws: Draws;

  /** Only who goes before somebody in line `last` matters. */
  constructor(model: Learned, state: State, now: number, demand: Demand, last: number, draws: Draws) {
    const { clinic } = model;
    this.#draws = draws;
    this.#ready = new Int32Array(linesOf(clinic).length);
    const lineBefore = (placed: Placed) => {
      const line = lineOf(clinic, placed);
      return line < last ? line : -1;
    };
    this.#lineOfReturn = Int32Array.from(model.mix, (_, type) => lineBefore({ type, returned: true }));
    this.#returning = chancesOfReturn(model);
    this.#meanAway = model.away.mean;
    const groups = groupsOf(model).map(({ share, ...one }) => ({ share, line: lineBefore(one) }));
    this.#triage = new TriageRoom(model, state.triage, now, demand, groups, draws);
    this.#absent = state.away.map((visit) => absenceOf(model, visit, now));
  }

  /** Begins a repetition with today's demand multiplied by `factor`. */
  begin(factor: number): void {
    this.#ready.fill(0);
    this.#backHead = this.#backTail = 0;
    for (const { type, chance, from, age } of this.#absent) {
      const line = this.#lineOfReturn[type];
      if (line < 0) continue;
      const comes = this.#draws.even() < chance;
      const step = from + Math.floor(this.#draws.even() * (STEPS - from));
      if (comes) this.#insert(this.#meanAway * AWAY[Math.min(step, STEPS - 1)] - age, line);
    }
    this.#triage.begin(factor);
  }

  /** A first consultation of `type` ends at `at`; `chance` and `step` are the draws of what follows. */
  mayReturn(type: number, at: number, chance: number, step: number): void {
    const line = this.#lineOfReturn[type];
    if (line >= 0 && chance < this.#returning[type]) this.#insert(at + this.#meanAway * AWAY[step], line);
  }

  /** The first line that has somebody ready at `time` and is called before `line`; -1 for none. */
  take(time: number, line: number): number {
    this.#triage.releaseUntil(time, this.#ready);
    while (this.#backHead < this.#backTail && this.#back[this.#backHead] <= time) {
      this.#ready[this.#backLine[this.#backHead++]]++;
    }
    for (let first = 0; first < line; first++) {
      if (this.#ready[first] > 0) {
        this.#ready[first]--;
        return first;
      }
    }
    return -1;
  }

  #insert(at: number, line: number): void {
    if (this.#backTail >= MOST_AWAY) return;
    let place = this.#backTail++;
    while (place > this.#backHead && this.#back[place - 1] > at) {
      this.#back[place] = this.#back[place - 1];
      this.#backLine[place] = this.#backLine[place - 1];
      place--;
    }
    this.#back[place] = at;
    this.#backLine[place] = line;
  }
}

/** Somebody who is away for exams, or is thought to be. */
interface Absence {
  type: number;
  chance: number;
  /** First step of `AWAY` that is longer than the absence so far, and how long that is. */
  from: number;
  age: number;
}

function absenceOf(model: Learned, { type, left, sure }: State["away"][number], now: number): Absence {
  const age = now - left;
  const from = stepAbove(AWAY, age / model.away.mean);
  const { mean } = model.returning[type];
  const still = (STEPS - from) / STEPS;
  // Longer than anybody is away: they do not come.
  if (still === 0) return { type, chance: 0, from, age };
  return { type, chance: sure ? 1 : mean * still / (1 - mean + mean * still), from, age };
}

/** Shares of all who come, by what decides over their line. */
function groupsOf({ clinic, mix, precedence }: Learned): (Placed & { share: number })[] {
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  const shares = clinic.precedence ? precedence.map((count) => count / sum(precedence)) : [1];
  return mix.flatMap((count, type) =>
    shares.map((share, precedence) => ({
      type,
      returned: false,
      precedence,
      share: share * count / sum(mix),
    }))
  );
}

/** Nobody is sent for exams twice. */
function chancesOfReturn(model: Learned): Float64Array {
  const chances = Float64Array.from(model.returning, ({ mean }) => mean);
  const rules: CallRules = model.clinic;
  if (rules.triage) chances[typeOfReturn(rules)] = 0;
  return chances;
}
