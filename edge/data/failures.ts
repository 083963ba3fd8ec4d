import * as z from "zod/mini";
import { Establishment } from "../domain/establishment.ts";
import { type FieldError, isFieldCode } from "../domain/field_errors.ts";
import { invalidInput, Problem, type ProblemCode, type ProblemDetails } from "../domain/problems.ts";
import { problemOfSqlstate } from "../domain/problems.ts";
import { Patient } from "../domain/patient.ts";
import { isConnectionFailure } from "./database.ts";

/** What postgres.js throws for an error that Postgres reported. */
const Reported = z.object({
  code: z.string(),
  detail: z.optional(z.string()),
  constraint_name: z.optional(z.string()),
});
type Reported = z.infer<typeof Reported>;

/** The JSON that our SQL functions put into an error's detail. */
const Detail = z.object({
  status: z.optional(z.string()),
  role: z.optional(z.string()),
  id: z.optional(z.string()),
  code: z.optional(z.string()),
  token: z.optional(z.string()),
  current: z.optional(z.union([Establishment, Patient])),
  changed: z.optional(z.array(z.string())),
  establishments: z.optional(z.array(z.object({ id: z.string(), name: z.string() }))),
  errors: z.optional(z.array(z.object({ path: z.string(), code: z.string() }))),
});

/** What a failure of the database means to a caller; null when it means nothing to them. */
export function problemOfFailure(error: unknown): Problem | null {
  if (isConnectionFailure(error)) return new Problem("unavailable", {}, { cause: error });
  const reported = Reported.safeParse(error);
  if (!reported.success) return null;
  const code = problemOfSqlstate(reported.data.code);
  if (code) return new Problem(code, detailsOf(code, reported.data), { cause: error });
  return problemOfForeignState(reported.data, error);
}

/** SQLSTATEs of Postgres itself. */
function problemOfForeignState({ code, constraint_name }: Reported, cause: unknown): Problem | null {
  if (code === "23505") return new Problem(takenBy(constraint_name ?? ""), {}, { cause });
  // Row security and grants: whoever may not see a row learns nothing of it.
  if (code === "42501") return new Problem("not_found", {}, { cause });
  // Values that break a rule or a type which no schema here caught.
  if (/^(22|23)/.test(code)) return invalidInput({ path: "", code: "invalid" });
  // Too many connections, locks, timeouts, cancelled by an operator, serialisation.
  if (/^(53|55|57|40)/.test(code)) return new Problem("unavailable", {}, { cause });
  return null;
}

function takenBy(constraint: string): ProblemCode {
  if (constraint === "professionals_council_key") return "council_number_taken";
  if (constraint === "establishments_cnpj_key") return "cnpj_taken";
  return "name_taken";
}

function detailsOf(problem: ProblemCode, { detail }: Reported): ProblemDetails {
  const { status, role, id, code, token, errors, current, changed, establishments } = readDetail(detail);
  if (problem === "already_in_queue" && id && code && token) return { ticket: { id, code, token } };
  if (problem === "version_conflict") return { current, changed };
  if (problem === "council_number_taken") return { professional_id: id };
  if (problem === "chart_exists") return { patient_id: id };
  if (problem === "last_owner") return { establishments };
  return { current_status: status, role, errors: errors?.map(toFieldError) };
}

function toFieldError({ path, code }: { path: string; code: string }): FieldError {
  return { path, code: isFieldCode(code) ? code : "invalid" };
}

function readDetail(detail: string | undefined): z.infer<typeof Detail> {
  try {
    return Detail.parse(JSON.parse(detail ?? "{}"));
  } catch {
    return {};
  }
}

/** True when row security or a missing grant refused a statement. */
export function isRefusedByPolicy(error: unknown): boolean {
  return Reported.safeParse(error).data?.code === "42501";
}

/** True when rows of other tables still point at the one to be removed. */
export function isStillReferenced(error: unknown): boolean {
  return /^23(503|001)$/.test(Reported.safeParse(error).data?.code ?? "");
}
