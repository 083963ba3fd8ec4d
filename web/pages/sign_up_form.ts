import * as z from "zod/mini";
import { NewEstablishment } from "../../edge/domain/establishment.ts";
import { fieldErrorsOf } from "../../edge/domain/field_errors_of.ts";
import { Email } from "../../edge/domain/fields.ts";
import { NewPassword } from "../../edge/domain/login.ts";
import type { Login } from "../backend/account.ts";
import type { FieldError } from "../components/ErrorSummary.tsx";
import type { Messages } from "../i18n/pt_BR.ts";

/** The fields of the form, in the order in which the page shows them. */
export const SIGN_UP_FIELDS = [
  "name",
  "cnpj",
  "segment",
  "employees",
  "website",
  "description",
  "email",
  "phone",
  "postal_code",
  "address",
  "city",
  "state",
  "login_email",
  "login_password",
] as const;
export type SignUpField = (typeof SIGN_UP_FIELDS)[number];

/** What was typed. The password is never sent back to the page. */
export type SignUpValues = Readonly<Record<SignUpField, string>>;

export type SignUpInput =
  | { ok: true; establishment: NewEstablishment; login: Login | null }
  | { ok: false; errors: FieldError[] };

interface SignUpOptions {
  /** E-mail of whoever is signed in; null when the form asks for a login too. */
  signedInAs: string | null;
}

const LoginFields = z.object({ login_email: Email, login_password: NewPassword });

/** What is wrong with a new password, if anything. */
export function checkPassword(password: string): string | null {
  const { error } = NewPassword.safeParse(password);
  return error ? fieldErrorsOf(error.issues, password)[0]?.code ?? "invalid" : null;
}

/** Reads the form's fields as they were typed. */
export function readSignUpValues(form: FormData): SignUpValues {
  const text = (name: SignUpField) => {
    const value = form.get(name);
    return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
  };
  return {
    name: text("name"),
    cnpj: text("cnpj"),
    segment: text("segment"),
    employees: text("employees"),
    website: text("website"),
    description: text("description"),
    email: text("email"),
    phone: text("phone"),
    postal_code: text("postal_code"),
    address: text("address"),
    city: text("city"),
    state: text("state"),
    login_email: text("login_email"),
    login_password: text("login_password"),
  };
}

/** Checks the whole form at once, so that nobody meets its errors one by one. */
export function parseSignUp(
  values: SignUpValues,
  t: Messages,
  options: SignUpOptions,
): SignUpInput {
  const body = toBody(values, options.signedInAs ?? values.login_email);
  const clinic = NewEstablishment.safeParse(body);
  const login = options.signedInAs === null ? LoginFields.safeParse(values) : null;
  if (clinic.success && login?.success !== false) {
    return { ok: true, establishment: clinic.data, login: login && toLogin(login.data) };
  }
  const found = [
    ...(clinic.error ? fieldErrorsOf(clinic.error.issues, body).filter(isOwn(values)) : []),
    ...(login?.error ? fieldErrorsOf(login.error.issues, values) : []),
  ];
  return { ok: false, errors: inOrder(found.map((error) => toFieldError(error, t))) };
}

/** The API's view of the errors of a body, in the words of the form. */
export function toFieldError(error: { path: string; code: string }, t: Messages): FieldError {
  return { field: error.path, message: fieldMessage(t, error.path, error.code) };
}

/** What to say about a field: its own words for the code, else the general ones. */
export function fieldMessage(t: Messages, field: string, code: string): string {
  const own: Readonly<Record<string, string>> = t.auth.field_errors;
  const general: Readonly<Record<string, string>> = t.common.field_codes;
  return own[`${field}.${code}`] ?? general[code] ?? t.common.field_codes.invalid;
}

/** An empty contact e-mail stands for the login's, which is reported where it was typed. */
function isOwn(values: SignUpValues) {
  return (error: { path: string }) => error.path !== "email" || values.email.trim() !== "";
}

function toBody(values: SignUpValues, loginEmail: string): Record<string, unknown> {
  const optional = (text: string) => text.trim() === "" ? undefined : text;
  return {
    name: values.name,
    cnpj: values.cnpj,
    segment: values.segment,
    employees: /^\s*\d+\s*$/.test(values.employees) ? Number(values.employees) : optional(values.employees),
    website: optional(values.website),
    description: optional(values.description),
    email: optional(values.email) ?? loginEmail,
    phone: values.phone,
    postal_code: values.postal_code,
    address: values.address,
    city: values.city,
    state: values.state,
  };
}

function toLogin(fields: z.infer<typeof LoginFields>): Login {
  return { email: fields.login_email, password: fields.login_password };
}

function inOrder(errors: FieldError[]): FieldError[] {
  const place = (error: FieldError) => {
    const index = SIGN_UP_FIELDS.findIndex((field) => field === error.field);
    return index < 0 ? SIGN_UP_FIELDS.length : index;
  };
  return errors.toSorted((a, b) => place(a) - place(b));
}
