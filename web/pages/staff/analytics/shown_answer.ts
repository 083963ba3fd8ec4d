import type { Locale } from "../../../i18n/locale.ts";
import { writeNumber } from "../../../i18n/formats.ts";
import type { Answer, PlanAnswer } from "../../../../edge/domain/analytics/question.ts";

/** An answer with its picture, as a page shows it. */
export interface Shown {
  answer: PlanAnswer & Partial<Pick<Answer, "planner" | "is_fallback">>;
  /** `data:` address of the chart's SVG; null when there is nothing to draw. */
  picture: string | null;
}

export type Column = PlanAnswer["columns"][number];

/** A figure as people of the reader's language write it, with its unit; null stays for who shows it to explain. */
export function figureText(figure: string | number | null, { unit }: Column, locale: Locale): string | null {
  if (figure === null) return null;
  if (typeof figure === "string") return figure;
  const number = writeNumber(figure, locale);
  return unit === null || unit === "count" ? number : `${number} ${SIGNS[unit]}`;
}

const SIGNS = { minutes: "min", percent: "%", hours: "h", years: "a" } as const;
