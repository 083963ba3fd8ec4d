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
  /** Whether, within a class, who has precedence by law goes before who has not. */
  precedence: boolean;
  /**
   * Where those wait who are back from exams: after all orange ones, first within the class they had, or in it by when
   * they came back.
   */
  returns: "after_orange" | "first_of_class" | "by_time";
}

export function typesOf(rules: CallRules): readonly CallType[] {
  return rules.triage ? TRIAGED : UNTRIAGED;
}

/** The type of a class. Who has none although classes are given is called last, as blue is. */
export function typeOfRisk(rules: CallRules, risk: Risk | null): number {
  return rules.triage ? TRIAGED.indexOf(risk ?? "blue") : 0;
}

/**
 * Precedence by law within a class: 80 and older (Lei 13.466), the other classes of Lei 10.048 and 14.626, nobody's.
 * Blood donors, who are few, count among the second.
 */
export const PRECEDENCES = 3;
/** Of who has none. */
export const NO_PRECEDENCE = PRECEDENCES - 1;

/** The type of consultation that patients have when back from exams: without triage the one there is. */
export function typeOfReturn(rules: CallRules): number {
  return rules.triage ? TRIAGED.indexOf("return") : 0;
}

/** The type of the consultation that somebody waits for or has. */
export function serviceTypeOf(rules: CallRules, visit: { type: number; returned: boolean }): number {
  return visit.returned ? typeOfReturn(rules) : visit.type;
}

/** Somebody in the call order. */
export interface Placed {
  type: number;
  /** Back from exams. */
  returned: boolean;
  /** Left out: none. */
  precedence?: number;
}

/** People among whom nobody goes first but by time. Lines are called one after another. */
export interface Line {
  /** Type of the consultation that they wait for. */
  type: number;
  returned: boolean;
}

/** All lines in call order. */
export function linesOf(rules: CallRules): Line[] {
  return classLines(rules).flatMap((line) =>
    line.returned || !rules.precedence ? [line] : Array<Line>(PRECEDENCES).fill(line)
  );
}

/**
 * The index of the line from which somebody who is yet to come is called: by time, those back from exams come after
 * whoever of their class waits by then.
 */
export function lineOf(rules: CallRules, { type, returned, precedence = NO_PRECEDENCE }: Placed): number {
  const line = classLineOf(rules, type, returned);
  if (!rules.precedence) return line;
  const firstsBefore = linesOf({ ...rules, precedence: false }).slice(0, line)
    .filter((one) => !one.returned).length;
  return line + firstsBefore * (PRECEDENCES - 1) + (returned ? 0 : precedence);
}

/** The index of the line in which somebody who waits stands: whoever is called from one before goes first. */
export function standingLineOf(rules: CallRules, placed: Placed): number {
  return lineOf(rules, rules.returns === "by_time" ? { ...placed, returned: false } : placed);
}

/** Lines as they are without precedence. */
function classLines(rules: CallRules): Line[] {
  const types = typesOf(rules);
  const back = typeOfReturn(rules);
  if (rules.triage && rules.returns === "after_orange") {
    return types.map((_, type) => ({ type, returned: type === back }));
  }
  const first = types.map((_, type) => type).filter((type) => !rules.triage || type !== back);
  return first.flatMap((type) => {
    const lines = [{ type: back, returned: true }, { type, returned: false }];
    return rules.returns === "by_time" ? lines.reverse() : lines;
  });
}

function classLineOf(rules: CallRules, type: number, returned: boolean): number {
  const isSecond = rules.returns === "by_time" ? returned : !returned;
  if (!rules.triage) return isSecond ? 1 : 0;
  const back = typeOfReturn(rules);
  if (rules.returns === "after_orange") return returned ? back : type;
  const place = type > back ? type - 1 : type;
  return 2 * place + (isSecond ? 1 : 0);
}
