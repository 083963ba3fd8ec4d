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
  invalid_transition: { status: 409, sqlstate: "BADST" },
  already_in_queue: { status: 409, sqlstate: "INQUE" },
  cnpj_taken: { status: 409, sqlstate: "CNPJT" },
  council_number_taken: { status: 409, sqlstate: "COUNT" },
  professional_not_active: { status: 409, sqlstate: "PNACT" },
  idempotency_key_reused: { status: 409, sqlstate: "IDKEY" },
  body_too_large: { status: 413 },
  too_many_requests: { status: 429 },
  internal: { status: 500 },
  unavailable: { status: 503 },
} as const satisfies Record<string, { status: number; sqlstate?: string }>;

export type ProblemCode = keyof typeof PROBLEMS;
