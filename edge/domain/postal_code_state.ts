import type { STATES } from "./documents.ts";

type State = (typeof STATES)[number];

/** First five digits of the last CEP of each range, in rising order, with the state that it lies in. */
const RANGES: readonly (readonly [last: number, state: State])[] = [
  [19999, "SP"],
  [28999, "RJ"],
  [29999, "ES"],
  [39999, "MG"],
  [48999, "BA"],
  [49999, "SE"],
  [56999, "PE"],
  [57999, "AL"],
  [58999, "PB"],
  [59999, "RN"],
  [63999, "CE"],
  [64999, "PI"],
  [65999, "MA"],
  [68899, "PA"],
  [68999, "AP"],
  [69299, "AM"],
  [69399, "RR"],
  [69899, "AM"],
  [69999, "AC"],
  [72799, "DF"],
  [72999, "GO"],
  [73699, "DF"],
  [76799, "GO"],
  [76999, "RO"],
  [77999, "TO"],
  [78899, "MT"],
  [79999, "MS"],
  [87999, "PR"],
  [89999, "SC"],
  [99999, "RS"],
];

/** The first CEPs belong to nobody. */
const FIRST = 1000;

/** The state that a CEP lies in, by the ranges that the post gives to each; null for what is no CEP. */
export function stateOfPostalCode(text: string): State | null {
  const digits = text.replace(/[\s.-]/g, "");
  if (!/^\d{8}$/.test(digits)) return null;
  const start = Number(digits.slice(0, 5));
  if (start < FIRST) return null;
  return RANGES.find(([last]) => start <= last)?.[1] ?? null;
}
