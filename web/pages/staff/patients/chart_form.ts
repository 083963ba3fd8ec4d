import * as z from "zod/mini";
import { fieldErrorsOf } from "../../../../edge/domain/field_errors_of.ts";
import { ChartChanges, NewChart } from "../../../../edge/domain/patient.ts";
import { invalidInput, type Problem } from "../../../backend/api.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import type { Messages } from "../../../i18n/pt_BR.ts";
import { refusalMessage } from "../refusal.ts";
import { changedFields, CHART_FIELDS, type ChartValues, toSending } from "./chart_values.ts";

type Read<T> = { ok: true; data: T } | { ok: false; problem: Problem };

/** A new chart from what was typed. */
export function readNewChart(values: ChartValues): Read<NewChart> {
  return read(NewChart, toSending(values).body);
}

/** What was changed in a chart's form, and the version that it was opened at. */
export function readChanges(values: ChartValues, original: ChartValues, version: number): Read<ChartChanges> {
  return read(ChartChanges, { ...changedFields(values, original), version });
}

function read<Schema extends z.core.$ZodType>(schema: Schema, body: object): Read<z.output<Schema>> {
  const result = z.safeParse(schema, body);
  if (result.success) return { ok: true, data: result.data };
  return { ok: false, problem: invalidInput(fieldErrorsOf(result.error.issues, body)) };
}

/** What is said about a form that was refused. */
export interface Refused {
  errors: FieldError[];
  message?: string;
  /** The chart that has the document already. */
  taken?: string;
}

/** A problem as errors of fields, or as a sentence about the form. */
export function explain(problem: Problem, values: ChartValues, t: Messages): Refused {
  const { form, failed } = t.patients;
  if (problem.code === "chart_exists") {
    const filled = ["cpf", "cns"].filter((name) => values[name]?.trim());
    const errors = filled.map((field) => ({ field, message: form.taken }));
    return { errors, message: form.takenTitle, taken: problem.patient_id };
  }
  if (problem.errors.some(({ path }) => path === "patient_id")) return { errors: [], message: form.merged };
  const errors = inOrder(problem.errors.map((error) => fieldError(error, values, t)));
  if (errors.length > 0) return { errors };
  return { errors, message: problem.status === 0 ? failed : refusalMessage(problem, t) };
}

function fieldError(error: Problem["errors"][number], values: ChartValues, t: Messages): FieldError {
  const texts: Readonly<Record<string, string>> = t.common.field_codes;
  // Rows that are left empty are not sent: the API counts the others.
  const { rows } = toSending(values);
  const field = error.path.replace(
    /^contacts\.(\d+)/,
    (_, index) => `contacts.${rows[Number(index)] ?? index}`,
  );
  const isFuture = field === "priority_until" && error.code === "invalid_date";
  return {
    field,
    message: isFuture ? t.patients.form.wrongDay : error.message || texts[error.code] || texts.invalid,
  };
}

function inOrder(errors: FieldError[]): FieldError[] {
  const place = ({ field }: FieldError) => {
    const index = CHART_FIELDS.findIndex((name) => name === field);
    return index < 0 ? CHART_FIELDS.length : index;
  };
  const known = errors.filter(({ field }) =>
    CHART_FIELDS.some((name) => name === field) || /^contacts\./.test(field)
  );
  return known.toSorted((one, other) => place(one) - place(other));
}
