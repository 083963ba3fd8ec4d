/** Random numbers that are the same for the same seed everywhere (mulberry32). */
export class Luck {
  #state: number;

  constructor(seed: number) {
    this.#state = seed * 0x9e3779b1 >>> 0;
  }

  even(): number {
    this.#state = this.#state + 0x6d2b79f5 | 0;
    let mixed = Math.imul(this.#state ^ this.#state >>> 15, 1 | this.#state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.even());
  }

  /** `spread`: deviation of the logarithm. */
  lognormal(mean: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.even())) * Math.cos(2 * Math.PI * this.even());
    return mean * Math.exp(spread * normal - spread ** 2 / 2);
  }
}
