/** Names of the form's fields: those of the API's body, so that its errors find them. */
export const PROFESSIONAL_FIELDS = [
  "full_name",
  "birth_date",
  "phone",
  "email",
  "specialty",
  "council",
  "council_number",
  "council_state",
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
