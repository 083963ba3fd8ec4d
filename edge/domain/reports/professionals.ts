import * as z from "zod/mini";
import { Id } from "../fields.ts";
import { Count, Minutes, Span, SpanQuery } from "./span.ts";

export const SLICES = ["total", "month", "day"] as const;
export type Slice = (typeof SLICES)[number];

/** `by`: one row per professional, or one for each month or day of theirs. */
export const ProfessionalsQuery = z.extend(SpanQuery, { by: z._default(z.enum(SLICES), "total") });

/** Consultations that have ended. */
export const ConsultationFigures = z.object({
  consultations: Count,
  patients: Count,
  service_mean: Minutes,
  service_median: Minutes,
  service_p90: Minutes,
  busy_minutes: Count,
});
export type ConsultationFigures = z.infer<typeof ConsultationFigures>;

/** `08:02`, by the clinic's clock. */
const TimeOfDay = z.string().check(z.regex(/^\d{2}:\d{2}$/));

/** `GET /establishments/:id/reports/professionals`: of consultations that began in the span. */
export const ProfessionalsReport = z.extend(Span, {
  total: ConsultationFigures,
  rows: z.array(z.extend(ConsultationFigures, {
    /** Null: nobody was named. */
    professional_id: z.nullable(Id),
    professional: z.nullable(z.string()),
    /** `2026-03` or `2026-03-18`; null for the whole span. */
    period: z.nullable(z.string()),
    /** Days with a consultation. */
    days: Count,
    /** When the first one of a day began, and the last one ended: of the median day. */
    first_time: TimeOfDay,
    last_time: TimeOfDay,
  })),
});
export type ProfessionalsReport = z.infer<typeof ProfessionalsReport>;
