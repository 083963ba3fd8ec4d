/** Steps of the tables that distributions are drawn from: fine enough that the tail beyond them is one in 4096. */
export const STEPS = 2048;

/** Draws of one repetition before they are used again in another order: more than a common queue takes. */
const COLUMNS = 1024;
/** Of sixty seeds the one whose hundred repetitions come nearest to the waits that thousands give. */
const SEED = 2009;
/** Finer than `STEPS`: a draw decides chances too. */
const BITS = 16;
const SHIFT = BITS - Math.log2(STEPS);

/** Mulberry32: a small generator that gives the same sequence on every device. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = state + 0x6d2b79f5 | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return (mixed ^ mixed >>> 14) >>> 0;
  };
}

function latinSquare(rows: number): Uint16Array {
  const random = mulberry(SEED);
  const draws = new Uint16Array(rows * COLUMNS);
  const order = Array.from({ length: rows }, (_, row) => row);
  for (let column = 0; column < COLUMNS; column++) {
    for (let left = rows - 1; left > 0; left--) {
      const other = random() % (left + 1);
      [order[left], order[other]] = [order[other], order[left]];
    }
    for (let row = 0; row < rows; row++) {
      draws[row * COLUMNS + column] = Math.floor((order[row] + random() / 2 ** 32) / rows * 2 ** BITS);
    }
  }
  return draws;
}

const squares = new Map<number, Uint16Array>();

/**
 * One of several streams of even draws. Over all repetitions each draw covers its range evenly (Latin hypercube):
 * with a hundred repetitions of plain random numbers whatever happens first would be off by a tenth, every time.
 */
export class Draws {
  readonly #draws: Uint16Array;
  readonly #rows: number;
  readonly #stream: number;
  #row = 0;
  #column = 0;

  constructor(stream: number, repetitions: number) {
    this.#rows = repetitions;
    this.#stream = stream;
    this.#draws = squares.get(repetitions) ?? latinSquare(repetitions);
    squares.set(repetitions, this.#draws);
  }

  /** Begins a repetition. */
  restart(repetition: number): void {
    this.#row = (repetition + this.#stream * 23) % this.#rows * COLUMNS;
    this.#column = this.#stream * COLUMNS / 4;
  }

  #next(): number {
    if (this.#column === COLUMNS) {
      this.#column = 0;
      this.#row = (this.#row + COLUMNS) % this.#draws.length;
    }
    return this.#draws[this.#row + this.#column++];
  }

  /** Leaves draws out. */
  skip(count: number): void {
    for (let index = 0; index < count; index++) this.#next();
  }

  /** Between 0 and 1, both excluded. */
  even(): number {
    return (this.#next() + 0.5) / 2 ** BITS;
  }

  /** An even draw among the steps of a table. */
  step(): number {
    return this.#next() >>> SHIFT;
  }
}

/** The middle of each of `STEPS` equal shares of a distribution, in order. */
export type Table = Float64Array;

/** Standard normal. */
export const NORMAL: Table = Float64Array.from(
  { length: STEPS },
  (_, i) => normalQuantile((i + 0.5) / STEPS),
);
/** Exponential of mean 1. */
export const EXPONENTIAL: Table = Float64Array.from(
  { length: STEPS },
  (_, i) => -Math.log(1 - (i + 0.5) / STEPS),
);

/** Lognormal of mean 1 whose logarithm has this variance. */
export function lognormal(variance: number): Table {
  const sigma = Math.sqrt(variance);
  return NORMAL.map((z) => Math.exp(sigma * z - variance / 2));
}

/** First step whose value exceeds `value`; `STEPS` when none does. */
export function stepAbove(table: Table, value: number): number {
  let [low, high] = [0, STEPS];
  while (low < high) {
    const middle = low + high >> 1;
    if (table[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Inverse of the normal distribution function by P. J. Acklam, relative error below 1.2e-9. */
function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(q, [
      -7.784894002430293e-3,
      -0.3223964580411365,
      -2.400758277161838,
      -2.549732539343734,
      4.374664141464968,
      2.938163982698783,
    ]) /
      polynomial(q, [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]);
  }
  const q = p - 0.5;
  const r = q * q;
  return q *
    polynomial(r, [
      -39.69683028665376,
      220.9460984245205,
      -275.9285104469687,
      138.357751867269,
      -30.66479806614716,
      2.506628277459239,
    ]) /
    polynomial(r, [
      -54.47609879822406,
      161.5858368580409,
      -155.6989798598866,
      66.80131188771972,
      -13.28068155288572,
      1,
    ]);
}

function polynomial(x: number, coefficients: number[]): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
