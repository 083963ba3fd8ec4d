import { fieldErrorsOf } from "../../edge/domain/field_errors_of.ts";
import { Triage, VITAL_SIGN_NAMES } from "../../edge/domain/triage.ts";

/** Names of the form's fields, which are the paths that the API's field errors speak of. */
export const TRIAGE_FIELDS = [
  "risk",
  "complaint",
  "discriminator",
  ...VITAL_SIGN_NAMES,
  "notes",
  "classified_by",
] as const;

/** What a filled-in form says, or which fields are wrong. */
export type ReadTriage =
  | { ok: true; body: Triage }
  | { ok: false; errors: { path: string; code: string }[] };

/** Reads a form; what was left empty is left out, `36,5` is a number. */
export function readTriage(form: FormData): ReadTriage {
  const typed: Record<string, string | number> = {};
  for (const name of TRIAGE_FIELDS) {
    const value = form.get(name);
    if (typeof value !== "string" || value.trim() === "") continue;
    typed[name] = isSign(name) ? numberOr(value.trim()) : value;
  }
  const read = Triage.safeParse(typed);
  return read.success
    ? { ok: true, body: read.data }
    : { ok: false, errors: fieldErrorsOf(read.error.issues, typed) };
}

function isSign(name: string): boolean {
  return VITAL_SIGN_NAMES.some((sign) => sign === name);
}

/** The number that somebody wrote, else what they wrote, which the schema refuses. */
function numberOr(text: string): number | string {
  return /^\d{1,4}([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : text;
}
