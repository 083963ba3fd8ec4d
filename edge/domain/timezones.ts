import type { STATES } from "./documents.ts";

type State = (typeof STATES)[number];

/** Zones of the states that do not keep Brasília's time under Brasília's name; the same list as in SQL. */
const OF_STATES: Partial<Record<State, string>> = {
  AC: "America/Rio_Branco",
  AM: "America/Manaus",
  RO: "America/Porto_Velho",
  RR: "America/Boa_Vista",
  MT: "America/Cuiaba",
  MS: "America/Campo_Grande",
  PA: "America/Belem",
  AP: "America/Belem",
  TO: "America/Araguaina",
  CE: "America/Fortaleza",
  MA: "America/Fortaleza",
  PB: "America/Fortaleza",
  PI: "America/Fortaleza",
  RN: "America/Fortaleza",
  PE: "America/Recife",
  AL: "America/Maceio",
  SE: "America/Maceio",
  BA: "America/Bahia",
};

/** IANA zone of most of a state: what an establishment has that names none (`private.timezone_of_state`). */
export function timezoneOfState(state: State): string {
  return OF_STATES[state] ?? "America/Sao_Paulo";
}

/** All zones of Brazil: those of states, and those of parts of a state. */
export const BRAZILIAN_TIMEZONES: readonly string[] = [
  ...new Set([
    "America/Sao_Paulo",
    ...Object.values(OF_STATES),
    "America/Noronha",
    "America/Santarem",
    "America/Eirunepe",
  ]),
].sort();
