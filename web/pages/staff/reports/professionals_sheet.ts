import type { ProfessionalsReport } from "../../../../edge/domain/reports/professionals.ts";
import {
  type Cell,
  type Fact,
  minutesText,
  numberText,
  type Sheet,
  type SheetTable,
  type SheetWords,
  spanText,
} from "./sheet.ts";

/** Who saw how many people, and for how long. */
export function professionalsSheet(report: ProfessionalsReport, words: SheetWords): Sheet {
  const t = words.t.reports.professionals;
  const isEmpty = report.rows.length === 0;
  return {
    title: words.t.reports.kinds.professionals.title,
    period: spanText(report.from, report.to, words),
    facts: isEmpty ? [] : factsOf(report, words),
    tables: isEmpty ? [] : [tableOf(report, words)],
    notes: t.notes,
    empty: isEmpty ? { title: t.empty, text: t.empty_text } : null,
  };
}

function factsOf({ total, rows }: ProfessionalsReport, words: SheetWords): Fact[] {
  const { reports } = words.t;
  const t = reports.professionals.facts;
  const count = (value: number) => numberText(value, words.locale);
  const minutes = (value: number | null) => value === null ? reports.none : minutesText(value, words);
  const people = new Set(rows.flatMap(({ professional_id }) => professional_id ?? []));
  return [
    { name: t.consultations, value: count(total.consultations) },
    { name: t.patients, value: count(total.patients) },
    { name: t.professionals, value: count(people.size) },
    {
      name: t.service,
      value: minutes(total.service_median),
      note: total.service_p90 === null ? undefined : t.service_p90(minutes(total.service_p90)),
    },
    { name: t.busy, value: minutes(total.busy_minutes) },
  ];
}

function tableOf({ rows, total }: ProfessionalsReport, { t }: SheetWords): SheetTable {
  const { table: title, columns } = t.reports.professionals;
  const isSliced = rows.some(({ period }) => period !== null);
  const period = (value: Cell) => isSliced ? [value] : [];
  return {
    key: "professionals",
    title,
    columns: [
      ...isSliced ? [{ name: columns.period, kind: "day" } as const] : [],
      { name: columns.professional, kind: "text" },
      { name: columns.consultations, kind: "count" },
      { name: columns.patients, kind: "count" },
      { name: columns.days, kind: "count" },
      { name: columns.service_mean, kind: "minutes" },
      { name: columns.service_median, kind: "minutes" },
      { name: columns.service_p90, kind: "minutes" },
      { name: columns.busy, kind: "minutes" },
      { name: columns.first_time, kind: "text" },
      { name: columns.last_time, kind: "text" },
    ],
    rows: rows.map((one) => [
      ...period(one.period),
      one.professional ?? t.reports.nobody,
      one.consultations,
      one.patients,
      one.days,
      one.service_mean,
      one.service_median,
      one.service_p90,
      one.busy_minutes,
      one.first_time,
      one.last_time,
    ]),
    total: [
      ...period(t.reports.total),
      isSliced ? "" : t.reports.total,
      total.consultations,
      total.patients,
      null,
      total.service_mean,
      total.service_median,
      total.service_p90,
      total.busy_minutes,
      "",
      "",
    ],
  };
}
