import type { Establishment } from "./establishment.ts";
import type { FieldError } from "./field_errors.ts";
import type { Patient } from "./patient.ts";

/**
 * Everything that can go wrong in a way a caller may act on. `code` is stable and is the i18n key; `status` is
 * the HTTP answer; `sqlstate` is what a SQL function raises for it (the list's other home is the migration
 * that comments them).
 */
export const PROBLEMS = {
  invalid_input: { status: 422, sqlstate: "INVLD" },
  malformed_body: { status: 400 },
  not_authenticated: { status: 401, sqlstate: "NAUTH" },
  role_not_allowed: { status: 403, sqlstate: "DNIED" },
  not_found: { status: 404, sqlstate: "NTFND" },
  method_not_allowed: { status: 405 },
  unsupported_media_type: { status: 415 },
  invalid_transition: { status: 409, sqlstate: "BADST" },
  already_in_queue: { status: 409, sqlstate: "INQUE" },
  remote_closed: { status: 409, sqlstate: "RCLSD" },
  remote_ticket_over: { status: 409, sqlstate: "ROVER" },
  cnpj_taken: { status: 409, sqlstate: "CNPJT" },
  council_number_taken: { status: 409, sqlstate: "COUNT" },
  name_taken: { status: 409 },
  in_use: { status: 409 },
  watch_only: { status: 403, sqlstate: "WATCH" },
  last_service: { status: 409, sqlstate: "LASTS" },
  professional_not_active: { status: 409, sqlstate: "PNACT" },
  idempotency_key_reused: { status: 409, sqlstate: "IDKEY" },
  version_conflict: { status: 409, sqlstate: "STALE" },
  last_owner: { status: 409, sqlstate: "LASTO" },
  already_member: { status: 409, sqlstate: "MEMBR" },
  invitation_closed: { status: 409, sqlstate: "INVCL" },
  invitation_for_another: { status: 403, sqlstate: "INVOT" },
  chart_exists: { status: 409, sqlstate: "HASCP" },
  both_in_queue: { status: 409, sqlstate: "OPENV" },
  merge_not_undoable: { status: 409, sqlstate: "MERGX" },
  chart_linked: { status: 409, sqlstate: "LINKD" },
  chart_of_another: { status: 409, sqlstate: "OTHER" },
  cpf_taken: { status: 409, sqlstate: "CPFTK" },
  account_exists: { status: 409, sqlstate: "HASAC" },
  not_undoable: { status: 409, sqlstate: "NUNDO" },
  call_limit_reached: { status: 409, sqlstate: "CALLM" },
  body_too_large: { status: 413 },
  invalid_credentials: { status: 401 },
  email_not_confirmed: { status: 403 },
  email_taken: { status: 409, sqlstate: "MAILT" },
  too_many_requests: { status: 429 },
  internal: { status: 500 },
  unavailable: { status: 503 },
} as const satisfies Record<string, { status: number; sqlstate?: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** All codes, in the order of the list. */
export const PROBLEM_CODES = Object.keys(PROBLEMS).filter((code): code is ProblemCode => code in PROBLEMS);

const BY_SQLSTATE: ReadonlyMap<string, ProblemCode> = new Map(
  PROBLEM_CODES.flatMap((code) => {
    const problem = PROBLEMS[code];
    return "sqlstate" in problem ? [[problem.sqlstate, code] as const] : [];
  }),
);

/** The problem that a SQL function raises as `sqlstate`, if it is one of ours. */
export function problemOfSqlstate(sqlstate: string): ProblemCode | undefined {
  return BY_SQLSTATE.get(sqlstate);
}

/** What a problem carries beside its code. */
export interface ProblemDetails {
  errors?: FieldError[];
  /**
   * `invalid_transition`: the visit's present status. `professional_not_active`: the professional's.
   * `remote_closed`: off, closed or full. `remote_ticket_over`: lapsed or left.
   * `not_undoable`: nothing, another (somebody else's act), expired or followed.
   */
  current_status?: string;
  /** `already_in_queue`: the visit that is open already; told to members only. */
  ticket?: { id: string; code: string; token: string };
  /** `role_not_allowed`: the caller's role. */
  role?: string;
  /** `council_number_taken`: who has it. */
  professional_id?: string;
  /** `chart_exists`: the chart that has the document. */
  patient_id?: string;
  /** `version_conflict`: the establishment or chart as it is now, and what changed since the version given. */
  current?: Establishment | Patient;
  changed?: string[];
  /** `last_owner` of somebody who deletes the own account: the clinics that would be left without one. */
  establishments?: { id: string; name: string }[];
  /** `too_many_requests`: seconds until the next try is worth while. */
  retry_after_s?: number;
}

/** Thrown wherever a request cannot be served; one error handler turns it into an answer. */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(readonly code: ProblemCode, readonly details: ProblemDetails = {}, options?: ErrorOptions) {
    super(`Cannot serve the request: ${code}`, options);
  }
}

/** A problem of fields. */
export function invalidInput(...errors: FieldError[]): Problem {
  return new Problem("invalid_input", { errors });
}
