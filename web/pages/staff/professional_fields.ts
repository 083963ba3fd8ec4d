import type { Professional } from "../../../edge/domain/professional.ts";

/** The form's fields as they follow each other: named as in the API's body, so that its errors find them. */
export const PROFESSIONAL_FIELDS = [
  "full_name",
  "email",
  "phone",
  "birth_date",
  "specialty",
  "council",
  "council_state",
  "council_number",
  "council_category",
  "shift",
  "status",
  "notes",
] as const;
export type ProfessionalField = (typeof PROFESSIONAL_FIELDS)[number];

/** Councils of the regulated health professions in Brazil. */
export const COUNCILS = [
  "CRM",
  "COREN",
  "CRO",
  "CRP",
  "CREFITO",
  "CRN",
  "CRF",
  "CREFONO",
  "CRESS",
  "CRBM",
  "CRBIO",
  "CREF",
  "CRTR",
] as const;

/** `CRM-SP 123456`, `COREN-SP-ENF 98765` */
export function registrationOf(one: Professional): string {
  const { council, council_state, council_category, council_number } = one;
  return `${[council, council_state, council_category].filter(Boolean).join("-")} ${council_number}`;
}
