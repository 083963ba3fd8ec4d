/**
 * What can be wrong with one field. Codes are stable and are the i18n key; `invalid` is what the database says
 * when it refuses a value for which no finer code exists.
 */
export const FIELD_CODES = [
  "required",
  "invalid",
  "invalid_type",
  "invalid_choice",
  "invalid_format",
  "invalid_characters",
  "has_link",
  "invalid_id",
  "invalid_cpf",
  "invalid_rg",
  "invalid_cnpj",
  "invalid_cns",
  "invalid_phone",
  "invalid_postal_code",
  "invalid_email",
  "invalid_url",
  "invalid_date",
  "invalid_timezone",
  "too_short",
  "too_long",
  "too_small",
  "too_big",
  "too_many",
  "weak",
  "invalid_image",
  "out_of_order",
  "exactly_one",
  "unknown",
  "inactive",
  "not_served",
  "wrong_password",
] as const;

export type FieldCode = (typeof FIELD_CODES)[number];

const CODES: ReadonlySet<unknown> = new Set(FIELD_CODES);

/** Whether something is one of the codes that a field's error may have. */
export function isFieldCode(code: unknown): code is FieldCode {
  return CODES.has(code);
}

/** One wrong field; `path` is dotted (`patient.cpf`), empty for the whole body. */
export interface FieldError {
  path: string;
  code: FieldCode;
  /** The bound that was missed, for the text. */
  limit?: number;
}
