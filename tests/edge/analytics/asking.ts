/**
 * What people of a clinic ask, and the plan each question means. Written before the rules that answer them: with typing
 * errors, without accents, short and long, as managers type.
 *
 * "Today" is Wednesday, 18 March 2026. "Última semana" and "past week" are the last seven days; "semana passada" and
 * "last week" the calendar week before this one; the same goes for months. A question without a period is about the
 * last thirty days.
 */
import { type Period, type Plan, planOf } from "../../../edge/domain/analytics/plan.ts";

export const TODAY = "2026-03-18";

/** What the clinic of the questions calls its things. */
export const CATALOGUE = {
  service: ["Clínica geral", "Pediatria", "Raio-X", "Coleta de exames"],
  professional: ["Helena Prado", "Marcos Teixeira", "Ana Lúcia Barros"],
  room: ["Consultório 1", "Consultório 2", "Sala de gesso"],
};

export interface Question {
  locale: "pt-BR" | "en";
  question: string;
  plan: Plan;
}

type Unit = "day" | "week" | "month" | "year";
export const relative = (unit: Unit, offset: number, count: number): Period => ({
  kind: "relative",
  unit,
  offset,
  count,
});
export const days = (count: number) => relative("day", 0, count);
const weeks = (count: number) => relative("week", 0, count);
export const months = (count: number) => relative("month", 0, count);
export const today = days(1);
export const yesterday = relative("day", 1, 1);
export const thisWeek = weeks(1);
export const weekBefore = relative("week", 1, 1);
export const thisMonth = months(1);
export const monthBefore = relative("month", 1, 1);
export const thisYear = relative("year", 0, 1);
export const yearBefore = relative("year", 1, 1);
export const between = (from: string, to: string): Period => ({ kind: "absolute", from, to });

export const list = (locale: "pt-BR" | "en", questions: [string, Partial<Plan>][]): Question[] =>
  questions.map(([question, changes]) => ({ locale, question, plan: planOf(changes) }));
