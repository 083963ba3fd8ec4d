import { formatPhone } from "../../../edge/domain/documents.ts";
import type { Professional } from "../../../edge/domain/professional.ts";
import type { Problem } from "../../backend/api.ts";
import type { FieldError } from "../../components/ErrorSummary.tsx";
import type { Messages } from "../../i18n/pt_BR.ts";
import { PROFESSIONAL_FIELDS } from "./professional_fields.ts";

/** What was typed, without what was left empty. */
export function typedValues(form: FormData): Record<string, string> {
  return Object.fromEntries(PROFESSIONAL_FIELDS.flatMap((name) => {
    const value = form.get(name);
    return typeof value === "string" && value.trim() !== "" ? [[name, value]] : [];
  }));
}

/** What a form shows of a professional before anything is typed. */
export function keptValues(professional: Professional): Record<string, string> {
  const phone = professional.phone && formatPhone(professional.phone);
  const kept = { ...professional, phone };
  return Object.fromEntries(PROFESSIONAL_FIELDS.map((name) => [name, kept[name] ?? ""]));
}

/** A problem as errors of fields, or as a sentence about the form. */
export function explain(problem: Problem, t: Messages): { errors: FieldError[]; message?: string } {
  const words = t.professionals;
  const texts: Readonly<Record<string, string>> = t.common.field_codes;
  if (problem.code === "council_number_taken") {
    return { errors: [{ field: "council_number", message: words.taken }] };
  }
  const errors = PROFESSIONAL_FIELDS
    .flatMap((name) => problem.errors.filter((error) => error.path === name))
    .map((error) => ({ field: error.path, message: error.message || texts[error.code] || texts.invalid }));
  if (errors.length > 0) return { errors };
  return { errors, message: problem.code === "role_not_allowed" ? words.form.notAllowed : words.failed };
}
