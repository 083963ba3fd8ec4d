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
