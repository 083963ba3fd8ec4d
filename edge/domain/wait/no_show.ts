import { TRIAGED } from "./call_type.ts";
import type { Learned } from "./model.ts";
import { observe } from "./running_mean.ts";

/** Upper ends of the classes of waits, in minutes; one class more lies beyond the last. */
export const NO_SHOW_EDGES = [15, 30, 60, 90, 120, 180, 240, 300, 400, 600];
const CAP = 300;

/** The class of a wait. */
export function waitClass(wait: number): number {
  let index = 0;
  while (index < NO_SHOW_EDGES.length && wait >= NO_SHOW_EDGES[index]) index++;
  return index;
}

/** Red and orange do not leave, nor does who waits for a result: only the others may be gone when called. */
export function mayLeave(model: Learned, type: number): boolean {
  return !model.clinic.triage || type > TRIAGED.indexOf("return");
}

/** Somebody was called after a wait, and was there or was not. */
export function noteCall(model: Learned, wait: number, outcome: "came" | "gone"): void {
  observe(model.no_show[waitClass(wait)], outcome === "gone" ? 1 : 0, CAP);
}

export function noShowTable(model: Learned): Float64Array {
  return Float64Array.from(model.no_show, ({ mean }) => mean);
}
