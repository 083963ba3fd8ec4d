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

/** What is done to a visit, by staff or, from `acknowledge` on (`reassure` excepted), by the patient. */
export const VISIT_ACTS = [
  "create",
  "triage",
  "call",
  "start",
  "finish",
  "cancel",
  "no_show",
  "return",
  "transfer",
  "undo",
  "acknowledge",
  "on_my_way",
  "arrive",
  "step_out",
  "step_in",
  "worsen",
  "reassure",
  "leave",
] as const;
export const VisitAct = z.enum(VISIT_ACTS);
export type VisitAct = z.infer<typeof VisitAct>;

/**
 * How a visit ended: sent home, referred to another service of the network, admitted to a ward, taken to another
 * hospital, gone during the consultation, deceased; `left` is the patient's own word before being seen.
 */
export const VISIT_OUTCOMES = [
  "discharged",
  "referred",
  "admitted",
  "transferred",
  "evaded",
  "deceased",
  "left",
] as const;
export const VisitOutcome = z.enum(VISIT_OUTCOMES);
export type VisitOutcome = z.infer<typeof VisitOutcome>;

/** Where a patient joined the queue. */
export const VISIT_ORIGINS = ["reception", "kiosk", "remote"] as const;
export const VisitOrigin = z.enum(VISIT_ORIGINS);
export type VisitOrigin = z.infer<typeof VisitOrigin>;

/** What a patient says of where they are. */
export const ANNOUNCEMENTS = ["on_my_way", "arrived"] as const;
export const Announcement = z.enum(ANNOUNCEMENTS);
export type Announcement = z.infer<typeof Announcement>;
