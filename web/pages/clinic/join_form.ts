import { fieldErrorsOf } from "../../../edge/domain/field_errors_of.ts";
import { NewRemoteTicket } from "../../../edge/domain/remote_ticket.ts";
import type { FieldError } from "../../components/ErrorSummary.tsx";
import type { Messages } from "../../i18n/pt_BR.ts";
import { readDay, textOf } from "../patient/account_form.ts";

/** What was typed into the form, as it was typed. */
export type JoinValues = Readonly<
  Record<"service_id" | "name" | "birth_date" | "symptoms" | "cpf" | "priority", string>
>;

/** In the order in which the form shows them. */
const FIELDS = ["service_id", "name", "birth_date", "symptoms", "cpf", "priority"] as const;

export const BLANK: JoinValues = {
  service_id: "",
  name: "",
  birth_date: "",
  symptoms: "",
  cpf: "",
  priority: "",
};

export type JoinInput = { ok: true; ticket: NewRemoteTicket } | { ok: false; errors: FieldError[] };

export function readJoinValues(form: FormData): JoinValues {
  const [service_id, name, birth_date, symptoms, cpf, priority] = FIELDS.map((field) => textOf(form, field));
  return { service_id, name, birth_date, symptoms, cpf, priority };
}

/** Checks the whole form at once. */
export function parseJoinForm(values: JoinValues, device: string, t: Messages): JoinInput {
  const body = {
    ...values,
    birth_date: readDay(values.birth_date) ?? values.birth_date,
    service_id: values.service_id || null,
    cpf: values.cpf.trim() || null,
    priority: values.priority || null,
    device,
  };
  const read = NewRemoteTicket.safeParse(body);
  if (read.success) return { ok: true, ticket: read.data };
  const isUnread = values.birth_date.trim() !== "" && readDay(values.birth_date) === null;
  const codes = fieldErrorsOf(read.error.issues, body).map(({ path, code }) => ({
    path,
    code: path === "birth_date" && isUnread ? "invalid_format" : code,
  }));
  return { ok: false, errors: toFieldErrors(codes, t) };
}

/** Words for codes of fields, in the order of the form. */
export function toFieldErrors(codes: readonly { path: string; code: string }[], t: Messages): FieldError[] {
  const own: Readonly<Record<string, string>> = t.clinic.field_errors;
  const general: Readonly<Record<string, string>> = t.common.field_codes;
  const order: readonly string[] = FIELDS;
  return codes.map(({ path, code }) => ({
    field: path,
    message: own[`${path}.${code}`] ?? general[code] ?? t.common.field_codes.invalid,
  })).toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}
