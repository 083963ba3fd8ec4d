import { HALF_HOUR } from "./attendance.ts";
import type { Duty } from "./duty.ts";

/** More than any clinic has at work at once. */
const MOST = 256;

/** Professionals of one repetition: when each is free, in minutes from now. */
export class Roster {
  #free = new Float64Array(MOST);
  #count = 0;
  /** How many half hours have begun, and how many professionals this one wants. */
  #begun = 0;
  readonly #duty: Duty;

  constructor(duty: Duty) {
    this.#duty = duty;
  }

  /** Nobody is here yet. */
  clear(): void {
    this.#count = 0;
    this.#begun = 0;
  }

  add(free: number): void {
    if (this.#count < MOST) this.#free[this.#count++] = free;
  }

  /** Who is free first, with the plan followed until then; where it has nobody, somebody comes in its last half hour. */
  next(): number {
    const { plan, next } = this.#duty;
    for (;;) {
      const first = this.#first();
      const boundary = next + this.#begun * HALF_HOUR;
      const isLast = this.#begun >= plan.length - 1;
      if (!isLast && (first < 0 || this.#free[first] >= boundary)) {
        this.#begun++;
        while (this.#count < Math.min(plan[this.#begun], MOST)) this.add(boundary);
      } else if (first < 0) this.add(boundary);
      else if (this.#begun > 0 && this.#count > plan[this.#begun]) this.#drop(first);
      else return first;
    }
  }

  timeOf(index: number): number {
    return this.#free[index];
  }

  occupy(index: number, until: number): void {
    this.#free[index] = until;
  }

  #first(): number {
    let first = -1;
    let time = Infinity;
    for (let index = 0; index < this.#count; index++) {
      if (this.#free[index] < time) {
        time = this.#free[index];
        first = index;
      }
    }
    return first;
  }

  #drop(index: number): void {
    this.#free[index] = this.#free[--this.#count];
  }
}
