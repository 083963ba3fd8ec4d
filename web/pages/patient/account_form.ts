import * as z from "zod/mini";
import { type AccountChanges, NewAccount } from "../../../edge/domain/account.ts";
import { fieldErrorsOf } from "../../../edge/domain/field_errors_of.ts";
import { Email } from "../../../edge/domain/fields.ts";
import type { Login } from "../../backend/account.ts";
import type { FieldError } from "../../components/ErrorSummary.tsx";
import type { Messages } from "../../i18n/pt_BR.ts";
import { checkPassword } from "../sign_up_form.ts";

/** Who somebody is, as typed. */
export type PersonValues = Readonly<Record<"name" | "birth_date" | "cpf" | "rg", string>>;

/** What was typed into the sign-up form, and which texts were shown with it. Passwords are never sent back. */
export interface AccountValues extends PersonValues {
  readonly email: string;
  readonly consent: boolean;
  readonly terms_version: string;
  readonly privacy_version: string;
}

/** A new password, typed twice. */
export interface NewSecret {
  password: string;
  again: string;
}

export type AccountInput =
  | { ok: true; account: NewAccount; login: Login | null }
  | { ok: false; errors: FieldError[] };

/** In the order in which forms show them. */
const FIELDS = ["name", "birth_date", "cpf", "rg", "email", "password", "password_again", "consent"];

const Person = z.pick(NewAccount, { name: true, birth_date: true, cpf: true, rg: true });

/** Reads a form's texts as they were typed. */
export function readPersonValues(form: FormData): PersonValues {
  return {
    name: textOf(form, "name"),
    birth_date: textOf(form, "birth_date"),
    cpf: textOf(form, "cpf"),
    rg: textOf(form, "rg"),
  };
}

export function readAccountValues(form: FormData): AccountValues {
  return {
    ...readPersonValues(form),
    email: textOf(form, "email"),
    consent: form.get("consent") !== null,
    terms_version: textOf(form, "terms_version"),
    privacy_version: textOf(form, "privacy_version"),
  };
}

export function readNewSecret(form: FormData): NewSecret {
  return { password: textOf(form, "password"), again: textOf(form, "password_again") };
}

/** A text field of a form; empty for anything else. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Checks the whole form at once; whoever is signed in has no e-mail and password to give. */
export function parseAccountForm(
  values: AccountValues,
  secret: NewSecret,
  t: Messages,
  { isSignedIn }: { isSignedIn: boolean },
): AccountInput {
  const agreed = values.consent ? values : { terms_version: undefined, privacy_version: undefined };
  const account = NewAccount.safeParse({
    ...bodyOf(values),
    terms_version: agreed.terms_version,
    privacy_version: agreed.privacy_version,
  });
  const email = Email.safeParse(values.email);
  const codes = [
    ...personCodes(values),
    ...(isSignedIn ? [] : [...emailCodes(values.email), ...secretCodes(secret)]),
    ...(account.error ? consentCodes(account.error.issues) : []),
  ];
  if (account.success && codes.length === 0) {
    const login = isSignedIn || !email.success ? null : { email: email.data, password: secret.password };
    return { ok: true, account: account.data, login };
  }
  return { ok: false, errors: toFieldErrors(codes, t) };
}

/** Checks what somebody corrects about themselves. */
export function parsePersonForm(
  values: PersonValues,
  t: Messages,
): { ok: true; changes: AccountChanges } | { ok: false; errors: FieldError[] } {
  const read = Person.safeParse(bodyOf(values));
  if (read.success) return { ok: true, changes: { ...read.data, rg: read.data.rg ?? null } };
  return { ok: false, errors: toFieldErrors(personCodes(values), t) };
}

/** What is wrong with a new password that was typed twice. */
export function checkNewSecret(secret: NewSecret, t: Messages): FieldError[] {
  return toFieldErrors(secretCodes(secret), t);
}

/** What is wrong with an e-mail address as typed. */
export function checkEmail(email: string, t: Messages): FieldError[] {
  return toFieldErrors(emailCodes(email), t);
}

/** The words for a field's code: the account's own, else the general ones. */
export function accountError(t: Messages, field: string, code: string): FieldError {
  const own: Readonly<Record<string, string>> = t.account.field_errors;
  const general: Readonly<Record<string, string>> = t.common.field_codes;
  return { field, message: own[`${field}.${code}`] ?? general[code] ?? t.common.field_codes.invalid };
}

/** `25/03/1980`, or the ISO form that browsers fill in, as an ISO date; null for anything else. */
export function readDay(text: string): string | null {
  const [, day, month, year] = /^\s*(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4})\s*$/.exec(text) ??
    /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(text) ?? [];
  if (year) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return /^\s*(\d{4}-\d{2}-\d{2})\s*$/.exec(text)?.[1] ?? null;
}

/** An ISO date as forms show it. */
export function writeDay(date: string): string {
  return date.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3/$2/$1");
}

interface Code {
  path: string;
  code: string;
}

function bodyOf(values: PersonValues) {
  const { name, birth_date, cpf, rg } = values;
  return { name, birth_date: readDay(birth_date) ?? birth_date, cpf, rg: rg.trim() === "" ? null : rg };
}

function personCodes(values: PersonValues): Code[] {
  const body = bodyOf(values);
  const { error } = Person.safeParse(body);
  const isUnread = values.birth_date.trim() !== "" && readDay(values.birth_date) === null;
  return (error ? fieldErrorsOf(error.issues, body) : []).map(({ path, code }) => ({
    path,
    code: path === "birth_date" && isUnread ? "invalid_format" : code,
  }));
}

function emailCodes(email: string): Code[] {
  const { error } = z.object({ email: Email }).safeParse({ email });
  return error ? fieldErrorsOf(error.issues, { email }) : [];
}

function secretCodes({ password, again }: NewSecret): Code[] {
  const wrong = checkPassword(password);
  if (wrong) return [{ path: "password", code: wrong }];
  return password === again ? [] : [{ path: "password_again", code: "differs" }];
}

/** Texts that were not agreed to, or that are no longer those in force: the box is to be ticked again. */
function consentCodes(issues: z.core.$ZodIssue[]): Code[] {
  const isMissing = issues.some(({ path: [field] }) =>
    field === "terms_version" || field === "privacy_version"
  );
  return isMissing ? [{ path: "consent", code: "required" }] : [];
}

function toFieldErrors(codes: readonly Code[], t: Messages): FieldError[] {
  return codes.map(({ path, code }) => accountError(t, path, code))
    .toSorted((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field));
}
