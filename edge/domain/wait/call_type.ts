import type { Risk } from "../risk.ts";

/**
 * Types of consultation, in call order: one per class, and the second, shorter look at those who are back from
 * exams. A clinic without triage has one type. Models speak of types by their index.
 */
export const TRIAGED = ["red", "orange", "return", "yellow", "green", "blue"] as const;
export const UNTRIAGED = ["any"] as const;

export type CallType = (typeof TRIAGED)[number] | (typeof UNTRIAGED)[number];

/** What decides over whom a clinic calls first. */
export interface CallRules {
  /** Whether patients are classified before they are called. */
  triage: boolean;
  /** Where those wait who are back from exams: after all orange ones, or first within the class they had. */
  returns: "after_orange" | "first_of_class";
}

export function typesOf(rules: CallRules): readonly CallType[] {
  return rules.triage ? TRIAGED : UNTRIAGED;
}

/** The type of a class. Who has none although classes are given counts as green, the commonest. */
export function typeOfRisk(rules: CallRules, risk: Risk | null): number {
  return rules.triage ? TRIAGED.indexOf(risk ?? "green") : 0;
}

/** The type of consultation that patients have when back from exams: without triage the one there is. */
export function typeOfReturn(rules: CallRules): number {
  return rules.triage ? TRIAGED.indexOf("return") : 0;
}

/** The type of the consultation that somebody waits for or has. */
export function serviceTypeOf(rules: CallRules, visit: { type: number; returned: boolean }): number {
  return visit.returned ? typeOfReturn(rules) : visit.type;
}

/** People among whom nobody goes first but by time. Lines are called one after another. */
export interface Line {
  /** Type of the consultation that they wait for. */
  type: number;
  returned: boolean;
}

/** All lines in call order. */
export function linesOf(rules: CallRules): Line[] {
  const types = typesOf(rules);
  const back = typeOfReturn(rules);
  if (rules.triage && rules.returns === "after_orange") {
    return types.map((_, type) => ({ type, returned: type === back }));
  }
  const first = types.map((_, type) => type).filter((type) => !rules.triage || type !== back);
  return first.flatMap((type) => [{ type: back, returned: true }, { type, returned: false }]);
}

/** The index of the line of who came as `type`, at first or, when `returned`, back from exams. */
export function lineOf(rules: CallRules, type: number, returned: boolean): number {
  if (!rules.triage) return returned ? 0 : 1;
  const back = typeOfReturn(rules);
  if (rules.returns === "after_orange") return returned ? back : type;
  const place = type > back ? type - 1 : type;
  return returned ? 2 * place : 2 * place + 1;
}
