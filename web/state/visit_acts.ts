import { type MemberRole, RISK_SETTERS } from "../../edge/domain/member.ts";
import type { VisitStatus } from "../../edge/domain/visit.ts";
import type { FrameVisit } from "../../edge/domain/staff_frame.ts";
import type { VisitAct } from "../backend/visits.ts";

/** What may be done to a visit of each status, the usual next step first. */
const ACTS: Readonly<Record<VisitStatus, readonly VisitAct[]>> = {
  awaiting_triage: ["triage", "transfer", "cancel"],
  waiting: ["call", "triage", "transfer", "cancel"],
  called: ["start", "call", "return", "no-show", "transfer", "cancel"],
  in_service: ["finish", "transfer"],
  awaiting_return: ["return", "transfer", "cancel"],
  no_show: ["return"],
  finished: [],
  cancelled: [],
};

/** Who acts, and where. */
export interface ActingFor {
  role: MemberRole;
  /** Calls after which a no-show is offered instead of another one. */
  maxCalls: number;
}

/** What this person may do to a visit; the reception never sets a risk class. */
export function actsFor(
  { status, call_times }: Pick<FrameVisit, "status" | "call_times">,
  { role, maxCalls }: ActingFor,
): VisitAct[] {
  const acts = ACTS[status].filter((act) => act !== "triage" || RISK_SETTERS.includes(role));
  if (status !== "called" || call_times < maxCalls) return acts;
  return ["no-show", ...acts.filter((act) => act !== "call" && act !== "no-show")];
}
