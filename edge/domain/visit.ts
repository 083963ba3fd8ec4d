import * as z from "zod/mini";

/** States of a visit. `private.visit_transitions` in the database is the law; this is its vocabulary. */
export const VISIT_STATUSES = [
  "awaiting_triage",
  "waiting",
  "called",
  "in_service",
  "awaiting_return",
  "finished",
  "cancelled",
  "no_show",
] as const;

export const VisitStatus = z.enum(VISIT_STATUSES);
export type VisitStatus = z.infer<typeof VisitStatus>;

/** What a patient is told: five phases with names, then the ends. */
export const PHASES = ["arrival", "triage", "waiting", "called", "in_service", "ended"] as const;
export type Phase = (typeof PHASES)[number];

const PHASE_OF: Readonly<Record<VisitStatus, Phase>> = {
  awaiting_triage: "triage",
  waiting: "waiting",
  called: "called",
  in_service: "in_service",
  awaiting_return: "waiting",
  finished: "ended",
  cancelled: "ended",
  no_show: "ended",
};

/** The phase that a patient sees for a status. */
export function phaseOf(status: VisitStatus): Phase {
  return PHASE_OF[status];
}
