import { formatCns, formatCpf, formatPhone } from "../../../../edge/domain/documents.ts";
import { type Contact, MAX_CONTACTS, type Patient } from "../../../../edge/domain/patient.ts";

/** The form's fields as they follow each other: named as in the API's body, so that its errors find them. */
export const CHART_FIELDS = [
  "name",
  "social_name",
  "birth_date",
  "cpf",
  "cns",
  "phone",
  "email",
  "priority",
  "priority_until",
  "priority_note",
] as const;
export type ChartField = (typeof CHART_FIELDS)[number];

const CONTACT_PARTS = ["name", "relation", "phone"] as const;
export type ContactPart = (typeof CONTACT_PARTS)[number];

/** Texts of a form by the names of its fields. */
export type ChartValues = Readonly<Record<string, string>>;

/** What is sent of a form, and in which row each contact stands. */
export interface Sending {
  body: Readonly<Record<string, unknown>>;
  rows: readonly number[];
}

const ROWS = Array.from({ length: MAX_CONTACTS }, (_, row) => row);

/** `contacts.0.name`: the path that the API's errors speak of, where no row is left empty. */
export function contactField(row: number, part: ContactPart): string {
  return `contacts.${row}.${part}`;
}

const ALL = [...CHART_FIELDS, ...ROWS.flatMap((row) => CONTACT_PARTS.map((part) => contactField(row, part)))];

/** What a form sent, as typed. */
export function typedValues(form: FormData): ChartValues {
  return Object.fromEntries(ALL.map((name) => [name, String(form.get(name) ?? "")]));
}

/** What a form shows of a chart before anything is typed. */
export function keptValues(chart: Patient): ChartValues {
  const { cpf, cns, phone } = chart;
  const shown = {
    ...chart,
    cpf: cpf && formatCpf(cpf),
    cns: cns && formatCns(cns),
    phone: phone && formatPhone(phone),
  };
  const contacts = chart.contacts.flatMap((contact, row) =>
    CONTACT_PARTS.map((part) => [contactField(row, part), textOf(contact, part)] as const)
  );
  return {
    ...Object.fromEntries(CHART_FIELDS.map((name) => [name, shown[name] ?? ""])),
    ...Object.fromEntries(contacts),
  };
}

function textOf(contact: Contact, part: ContactPart): string {
  return part === "phone" ? formatPhone(contact.phone) : contact[part] ?? "";
}

/** The rows of contacts that a form offers: those that say something, and one more while there is room. */
export function contactRows(values: ChartValues): readonly number[] {
  const last = ROWS.findLastIndex((row) => isFilled(values, row));
  return ROWS.slice(0, last + 2);
}

function isFilled(values: ChartValues, row: number): boolean {
  return CONTACT_PARTS.some((part) => textIn(values, contactField(row, part)) !== null);
}

/** A body for the API: empty fields are null, empty rows are left out. */
export function toSending(values: ChartValues): Sending {
  const rows = ROWS.filter((row) => isFilled(values, row));
  const contacts = rows.map((row) =>
    Object.fromEntries(CONTACT_PARTS.map((part) => [part, textIn(values, contactField(row, part))]))
  );
  const fields = CHART_FIELDS.map((name) => [name, textIn(values, name)] as const);
  return { body: { ...Object.fromEntries(fields), contacts }, rows };
}

function textIn(values: ChartValues, name: string): string | null {
  return values[name]?.trim() || null;
}

/** What somebody changed in a form: fields of the body that differ from those it was opened with. */
export function changedFields(values: ChartValues, original: ChartValues): Record<string, unknown> {
  const [now, before] = [toSending(values).body, toSending(original).body];
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );
}

/** A form whose own changes stand on top of a chart that somebody else has saved meanwhile. */
export function rebased(values: ChartValues, original: ChartValues, current: Patient): ChartValues {
  const own = new Set(Object.keys(changedFields(values, original)));
  const isOwn = (name: string) => own.has(name.startsWith("contacts.") ? "contacts" : name);
  const kept = keptValues(current);
  return Object.fromEntries(ALL.map((name) => [name, (isOwn(name) ? values : kept)[name] ?? ""]));
}
