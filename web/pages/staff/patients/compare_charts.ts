import type { Locale } from "../../../i18n/locale.ts";
import { formatPhone } from "../../../../edge/domain/documents.ts";
import { MERGE_FIELDS, type MergeField } from "../../../../edge/domain/chart_merge.ts";
import type { Patient, PatientChart } from "../../../../edge/domain/patient.ts";
import type { Messages } from "../../../i18n/pt_BR.ts";
import { inWords } from "./chart_conflict.ts";

/** One line of the comparison of two charts. */
export interface Comparison {
  field: MergeField | "cpf" | "cns";
  label: string;
  keep: string;
  merge: string;
  /** Both say something, and not the same: somebody has to choose. */
  mayChoose: boolean;
}

const FIELDS = [
  "name",
  "social_name",
  "birth_date",
  "cpf",
  "cns",
  "phone",
  "email",
  "priority",
  "contacts",
] as const;

/** What two charts say, field by field. */
export function compareCharts(keep: Patient, merge: Patient, t: Messages, locale: Locale): Comparison[] {
  const { form, merge: words } = t.patients;
  return FIELDS.map((field) => {
    const [one, other] = [keep, merge].map((chart) => saying(chart, field, t, locale));
    const isChoice = MERGE_FIELDS.some((name) => name === field);
    return {
      field,
      label: field === "priority" ? words.priority : form[field],
      keep: one,
      merge: other,
      mayChoose: isChoice && one !== other && isSaid(keep, field) && isSaid(merge, field),
    };
  });
}

function isSaid(chart: Patient, field: Comparison["field"]): boolean {
  return field === "contacts" ? chart.contacts.length > 0 : chart[field] !== null;
}

function saying(chart: Patient, field: Comparison["field"], t: Messages, locale: Locale): string {
  if (field === "contacts") {
    return chart.contacts.map(({ name, relation, phone }) =>
      [name, relation, formatPhone(phone)].filter(Boolean).join(" ")
    ).join("; ");
  }
  if (field !== "priority") return inWords(chart, field, t, locale);
  const until = inWords(chart, "priority_until", t, locale);
  const parts = [
    inWords(chart, "priority", t, locale),
    until && t.patients.chart.until(until),
    chart.priority_note,
  ];
  return parts.filter(Boolean).join(", ");
}

/** Why two charts cannot be merged as they are; null when nothing is in the way. */
export function obstacle(keep: PatientChart, merge: PatientChart): "documents" | "queue" | null {
  const differ = (one: string | null, other: string | null) =>
    one !== null && other !== null && one !== other;
  if (differ(keep.cpf, merge.cpf) || differ(keep.cns, merge.cns)) return "documents";
  return keep.open_visit && merge.open_visit ? "queue" : null;
}
