import type { Dimension, Filter, Measure, PERIOD_UNITS, Plan } from "../../domain/analytics/plan.ts";

export type Unit = (typeof PERIOD_UNITS)[number];

/** What a figure is made of before it is known whether its mean, median or share is meant. */
export type Subject =
  | "wait"
  | "triage_wait"
  | "service"
  | "stay"
  | "age"
  | "within_target"
  | "no_show"
  | "left"
  | "busy";

/** A word or phrase by its meaning; the words of both languages become these. */
export type Token =
  /** "espera", "no-shows". */
  | { kind: "subject"; subject: Subject }
  /** What is counted when the question names no more particular subject. */
  | { kind: "count"; measure: Extract<Measure, "visits" | "finished" | "patients"> }
  | { kind: "statistic"; statistic: "mean" | "median" | "p90" | "share" }
  /** "distribuição", "histogram". */
  | { kind: "distribution" }
  /** A noun to group by; some are units of time too. */
  | { kind: "dimension"; dimension: Dimension; unit?: Unit }
  /** "diário", "weekly": groups without a "by". */
  | { kind: "every"; dimension: Dimension }
  | { kind: "filter"; filter: Filter }
  /** "sem", "except": every value but those that follow. */
  | { kind: "without" }
  /** "quem atendeu", "who saw": finished visits, by professional. */
  | { kind: "server"; order: Plan["order"] | null }
  /** "por", "by". */
  | { kind: "by" }
  | { kind: "and" }
  /** "qual", "which": what follows is grouped by. */
  | { kind: "which" }
  | { kind: "most" }
  | { kind: "least" }
  /** "hoje" 0, "ontem" 1. */
  | { kind: "day"; offset: number }
  /** "este mês". */
  | { kind: "this" }
  /** "última semana": seven days up to today. */
  | { kind: "rolling" }
  /** "semana passada": the calendar's. */
  | { kind: "previous" }
  /** "desde", "since". */
  | { kind: "since" }
  | { kind: "between" }
  /** "a", "to", between two dates or hours. */
  | { kind: "to" }
  /** "top". */
  | { kind: "top" }
  | { kind: "unit"; unit: Unit }
  | { kind: "month"; month: number }
  | { kind: "number"; value: number }
  /** Hour of the day. */
  | { kind: "clock"; hour: number }
  /** A day with its year, or without one: the latest such day. */
  | { kind: "date"; day: number; month: number; year: number | null }
  | { kind: "compare" }
  /** "período". */
  | { kind: "period" }
  | { kind: "chart"; chart: Plan["chart"] }
  /** "de", "the": says nothing by itself. */
  | { kind: "filler" }
  | { kind: "unknown" };

export type Kind = Token["kind"];

/** Phrases in the notation of `expand()`, by meaning. */
export type Lexicon = readonly (readonly [phrases: string, token: Token])[];
