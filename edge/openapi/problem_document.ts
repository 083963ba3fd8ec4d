import * as z from "zod/mini";
import { Establishment } from "../domain/establishment.ts";
import { FIELD_CODES } from "../domain/field_errors.ts";
import { Patient } from "../domain/patient.ts";
import { PROBLEM_CODES } from "../domain/problems.ts";

/** The body of every answer that is not a success (RFC 9457). */
export const ProblemDocument = z.object({
  type: z.string(),
  /** In the reader's language, like `detail` and the messages. */
  title: z.string(),
  status: z.int(),
  /** Stable. */
  code: z.enum(PROBLEM_CODES),
  detail: z.string(),
  errors: z.optional(
    z.array(z.object({ path: z.string(), code: z.enum(FIELD_CODES), message: z.string() })),
  ),
  current_status: z.optional(z.string()),
  ticket: z.optional(z.object({ id: z.string(), code: z.string(), token: z.string() })),
  role: z.optional(z.string()),
  professional_id: z.optional(z.string()),
  patient_id: z.optional(z.string()),
  current: z.optional(z.union([Establishment, Patient])),
  changed: z.optional(z.array(z.string())),
  establishments: z.optional(z.array(z.object({ id: z.string(), name: z.string() }))),
  retry_after_s: z.optional(z.int()),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;
