import { type MemberRole, RISK_SETTERS } from "../../edge/domain/member.ts";
import type { VisitStatus } from "../../edge/domain/visit.ts";
import type { VisitAct } from "../backend/visits.ts";

/** What may be done to a visit of each status, the usual next step first. */
const ACTS: Readonly<Record<VisitStatus, readonly VisitAct[]>> = {
  awaiting_triage: ["triage", "cancel"],
  waiting: ["call", "triage", "cancel"],
  called: ["start", "call", "return", "no-show", "cancel"],
  in_service: ["finish"],
  awaiting_return: ["return", "cancel"],
  no_show: ["return"],
  finished: [],
  cancelled: [],
};

/** What this person may do to a visit; the reception never sets a risk class. */
export function actsFor(status: VisitStatus, role: MemberRole): VisitAct[] {
  return ACTS[status].filter((act) => act !== "triage" || RISK_SETTERS.includes(role));
}
