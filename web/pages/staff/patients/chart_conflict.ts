import type { Locale } from "../../../i18n/locale.ts";
import { Patient } from "../../../../edge/domain/patient.ts";
import type { Problem } from "../../../backend/api.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import type { Messages } from "../../../i18n/pt_BR.ts";
import { dayOf } from "../day_of.ts";
import {
  changedFields,
  CHART_FIELDS,
  type ChartValues,
  contactField,
  keptValues,
  rebased,
} from "./chart_values.ts";

/** A form after somebody else has saved the chart: what was written stays, on top of what they saved. */
export interface Conflict {
  values: ChartValues;
  /** What the form is compared with when it is sent again. */
  original: ChartValues;
  version: number;
  /** Fields that the other person changed too. */
  errors: FieldError[];
  /** What changed, for those fields that the writer had left alone. */
  news: { field: string; text: string }[];
}

/** Fields that the form shows. */
const SHOWN: ReadonlySet<string> = new Set([...CHART_FIELDS, "contacts"]);

interface Clash {
  problem: Problem;
  values: ChartValues;
  original: ChartValues;
}

/** What to make of a `version_conflict`; null when it tells too little. */
export function resolve({ problem, values, original }: Clash, t: Messages, locale: Locale): Conflict | null {
  const current = Patient.safeParse(problem.current);
  if (problem.code !== "version_conflict" || !current.success) return null;
  const own = changedFields(values, original);
  const { conflict } = t.patients;
  const changed = problem.changed?.filter((name) => SHOWN.has(name)) ?? [];
  const told = (field: string) => inWords(current.data, field, t, locale);
  return {
    values: rebased(values, original, current.data),
    original: keptValues(current.data),
    version: current.data.version,
    errors: changed.filter((field) => field in own).map((field) => {
      const value = told(field);
      const place = field === "contacts" ? contactField(0, "name") : field;
      return { field: place, message: value ? conflict.both(value) : conflict.bothEmpty };
    }),
    news: changed.filter((field) => !(field in own)).map((field) => {
      const value = told(field);
      return { field, text: value ? conflict.now(value) : conflict.nowEmpty };
    }),
  };
}

/** What a chart says in one field, as people write it; empty when it says nothing. */
export function inWords(chart: Patient, field: string, t: Messages, locale: Locale): string {
  if (field === "contacts") return chart.contacts.map(({ name }) => name).join(", ");
  if (field === "priority") return chart.priority ? t.board.priorities[chart.priority] : "";
  const value = keptValues(chart)[field] ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayOf(value, locale, "UTC") : value;
}
