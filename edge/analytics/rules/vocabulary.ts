import { type AGE_BANDS, WEEKDAYS } from "../../domain/analytics/plan.ts";
import type { Priority } from "../../domain/priority.ts";
import type { Risk } from "../../domain/risk.ts";
import type { Lexicon } from "./tokens.ts";

type AgeBand = (typeof AGE_BANDS)[number];

/** Colours by their patterns. */
export function risk(patterns: Record<Risk | "none", string>): Lexicon {
  const risks = ["red", "orange", "yellow", "green", "blue", "none"] as const;
  return risks.map((value) =>
    [patterns[value], { kind: "filter", filter: { dimension: "risk", values: [value] } }] as const
  );
}

/** Legal classes; one word may stand for several. */
export function priority(patterns: [string, (Priority | "none")[]][]): Lexicon {
  return patterns.map(([pattern, values]) =>
    [pattern, { kind: "filter", filter: { dimension: "priority", values } }] as const
  );
}

/** Ages by a word. */
export function age(patterns: Partial<Record<AgeBand, string>>): Lexicon {
  const bands = ["0-11", "12-17", "18-39", "40-59", "60-79", "80+"] as const;
  return bands.flatMap((band) => {
    const pattern = patterns[band];
    if (pattern === undefined) return [];
    return [[pattern, { kind: "filter", filter: { dimension: "age_band", values: [band] } }] as const];
  });
}

/** Monday to Sunday. */
export function weekday(patterns: string[]): Lexicon {
  return WEEKDAYS.map((day, index) =>
    [patterns[index], { kind: "filter", filter: { dimension: "weekday", values: [day] } }] as const
  );
}

/** Parts of the day: six hours from each key on. */
export function hours(patterns: Record<number, string>): Lexicon {
  return Object.entries(patterns).map(([from, pattern]) => {
    const values = Array.from({ length: 6 }, (_, hour) => Number(from) + hour);
    return [pattern, { kind: "filter", filter: { dimension: "hour", values } }] as const;
  });
}

/** January to December. */
export function monthNames(patterns: string[]): Lexicon {
  return patterns.map((pattern, index) => [pattern, { kind: "month", month: index + 1 }] as const);
}

/** From zero on. */
export function numberWords(patterns: string[]): Lexicon {
  return patterns.map((pattern, value) => [pattern, { kind: "number", value }] as const);
}
