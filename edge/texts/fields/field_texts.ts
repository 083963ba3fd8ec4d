import type { FieldCode } from "../../domain/field_errors.ts";

/** A sentence for each code that a field may have. */
export type FieldTexts = Record<FieldCode, string | ((limit?: number) => string)>;
