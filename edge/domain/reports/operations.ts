import * as z from "zod/mini";
import { Risk } from "../risk.ts";
import { Count, Minutes, Span } from "./span.ts";

/** How a house ran: people who arrived, and what became of them. */
export const OperationsFigures = z.object({
  arrived: Count,
  patients: Count,
  /** With a consultation begun. */
  seen: Count,
  finished: Count,
  /** Cancelled before anybody saw them. */
  left: Count,
  no_shows: Count,
  /** From the arrival to the first consultation. */
  wait_mean: Minutes,
  wait_median: Minutes,
  wait_p90: Minutes,
  triage_wait_mean: Minutes,
  /** How long those stayed who left. */
  left_after_mean: Minutes,
  /** Seen with a class, so that there is a target: `within_target` and `late` together. */
  judged: Count,
  within_target: Count,
  late: Count,
  /** Beyond their target without having been seen, whether they are gone or wait still. */
  late_unseen: Count,
});
export type OperationsFigures = z.infer<typeof OperationsFigures>;

/** `GET /establishments/:id/reports/operations`: by day, by class and by hour, of visits that arrived in the span. */
export const OperationsReport = z.extend(Span, {
  total: OperationsFigures,
  rows: z.array(z.extend(OperationsFigures, { day: z.iso.date() })),
  risks: z.array(z.extend(OperationsFigures, {
    /** Null: not classified. */
    risk: z.nullable(Risk),
    target_minutes: z.nullable(Count),
  })),
  /** By the local clock: arrivals, first consultations, finished visits. */
  hours: z.array(z.object({ hour: Count, arrived: Count, begun: Count, ended: Count })),
});
export type OperationsReport = z.infer<typeof OperationsReport>;
