import * as z from "zod/mini";
import { Id } from "../fields.ts";
import { Count, Minutes, Span } from "./span.ts";

/** What became of visits with an appointed time. */
export const AppointmentFigures = z.object({
  appointments: Count,
  finished: Count,
  cancelled: Count,
  no_shows: Count,
  open: Count,
  /** Arrived after the time. */
  late: Count,
  /** From the appointed time, or from the arrival if that was later, to the first consultation. */
  wait_mean: Minutes,
});
export type AppointmentFigures = z.infer<typeof AppointmentFigures>;

/** `GET /establishments/:id/reports/appointments`: by day and professional, of times in the span. */
export const AppointmentsReport = z.extend(Span, {
  total: AppointmentFigures,
  rows: z.array(z.extend(AppointmentFigures, {
    day: z.iso.date(),
    professional_id: z.nullable(Id),
    professional: z.nullable(z.string()),
  })),
});
export type AppointmentsReport = z.infer<typeof AppointmentsReport>;
