import { daysOf } from "../../../../edge/domain/analytics/period.ts";
import { fieldErrorsOf } from "../../../../edge/domain/field_errors_of.ts";
import { type Slice, SLICES } from "../../../../edge/domain/reports/professionals.ts";
import { SpanQuery } from "../../../../edge/domain/reports/span.ts";
import type { Problem } from "../../../backend/api.ts";
import type { FieldError } from "../../../components/ErrorSummary.tsx";
import type { Messages } from "../../../i18n/pt_BR.ts";
import type { WebContext } from "../../../web_env.ts";
import { type NamedPeriod, PERIODS } from "../analytics/plan_periods.ts";

/** What an address asks of a report, as typed and as read; null when it cannot be read. */
export interface AskedSpan {
  typed: { from: string; to: string; by: Slice };
  query: SpanQuery | null;
  errors: FieldError[];
}

export function readSpan(c: WebContext): AskedSpan {
  const text = (name: string) => c.req.query(name)?.trim() ?? "";
  const [from, to] = [text("from"), text("to")];
  const by = SLICES.find((slice) => slice === text("by")) ?? "total";
  const given = { ...from && { from }, ...to && { to } };
  const read = SpanQuery.safeParse(given);
  const wrong = read.success ? [] : fieldErrorsOf(read.error.issues, given);
  return {
    typed: { from, to, by },
    query: read.success ? read.data : null,
    errors: wrong.map(({ path, code }) => ({ field: path, message: wordsFor(code, c.var.t) })),
  };
}

/** What the API refused about a period; null when it refused something else. */
export function spanErrors({ code, errors }: Problem, t: Messages): FieldError[] | null {
  if (code !== "invalid_input") return null;
  return errors.map((one) => ({ field: one.path, message: wordsFor(one.code, t) }));
}

function wordsFor(code: string, { reports, common }: Messages): string {
  const { wrong } = reports.period;
  return Object.entries(wrong).find(([name]) => name === code)?.[1] ?? common.field_codes.invalid;
}

/** Periods that are one press away. */
export const PRESETS = [
  "today",
  "yesterday",
  "last_7_days",
  "last_30_days",
  "this_month",
  "last_month",
  "this_year",
] as const satisfies readonly NamedPeriod[];

/** The days of a preset, by the clinic's calendar. */
export function presetDays(name: (typeof PRESETS)[number], timezone: string) {
  const today = new Intl.DateTimeFormat("sv", { dateStyle: "short", timeZone: timezone }).format(Date.now());
  return daysOf(PERIODS[name], today);
}
