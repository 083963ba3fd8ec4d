import type { AppointmentFigures, AppointmentsReport } from "../../../../edge/domain/reports/appointments.ts";
import {
  type Cell,
  type Fact,
  minutesText,
  numberText,
  type Sheet,
  type SheetWords,
  spanText,
} from "./sheet.ts";

/** What became of visits with an appointed time. */
export function appointmentsSheet(report: AppointmentsReport, words: SheetWords): Sheet {
  const t = words.t.reports.appointments;
  const isEmpty = report.rows.length === 0;
  const { columns } = t;
  const figures = (one: AppointmentFigures): Cell[] => [
    one.appointments,
    one.finished,
    one.cancelled,
    one.no_shows,
    one.open,
    one.late,
    one.wait_mean,
  ];
  return {
    title: words.t.reports.kinds.appointments.title,
    period: spanText(report.from, report.to, words),
    facts: isEmpty ? [] : factsOf(report.total, words),
    tables: isEmpty ? [] : [{
      key: "appointments",
      title: t.table,
      columns: [
        { name: columns.day, kind: "day" },
        { name: columns.professional, kind: "text" },
        { name: columns.appointments, kind: "count" },
        { name: columns.finished, kind: "count" },
        { name: columns.cancelled, kind: "count" },
        { name: columns.no_shows, kind: "count" },
        { name: columns.open, kind: "count" },
        { name: columns.late, kind: "count" },
        { name: columns.wait_mean, kind: "minutes" },
      ],
      rows: report.rows.map((one) => [
        one.day,
        one.professional ?? words.t.reports.nobody,
        ...figures(one),
      ]),
      total: [words.t.reports.total, "", ...figures(report.total)],
    }],
    notes: t.notes,
    empty: isEmpty ? { title: t.empty, text: t.empty_text } : null,
  };
}

function factsOf(total: AppointmentFigures, words: SheetWords): Fact[] {
  const { reports } = words.t;
  const t = reports.appointments.facts;
  const count = (value: number) => numberText(value, words.locale);
  return [
    { name: t.appointments, value: count(total.appointments) },
    { name: t.finished, value: count(total.finished) },
    { name: t.no_shows, value: count(total.no_shows) },
    { name: t.cancelled, value: count(total.cancelled) },
    { name: t.late, value: count(total.late) },
    { name: t.wait, value: total.wait_mean === null ? reports.none : minutesText(total.wait_mean, words) },
  ];
}
