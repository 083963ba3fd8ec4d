import type { OperationsFigures, OperationsReport } from "../../../../edge/domain/reports/operations.ts";
import {
  type Cell,
  type Fact,
  minutesText,
  numberText,
  percentText,
  shareOf,
  type Sheet,
  type SheetTable,
  type SheetWords,
  spanText,
} from "./sheet.ts";

/** How the house ran: by hour, by class and, over more than a day, by day. */
export function operationsSheet(report: OperationsReport, words: SheetWords): Sheet {
  const t = words.t.reports.operations;
  const isEmpty = report.total.arrived === 0;
  return {
    title: words.t.reports.kinds.operations.title,
    period: spanText(report.from, report.to, words),
    facts: isEmpty ? [] : factsOf(report.total, words),
    tables: isEmpty ? [] : [
      hoursTable(report, words),
      risksTable(report, words),
      ...report.from === report.to ? [] : [daysTable(report, words)],
    ],
    notes: t.notes,
    empty: isEmpty ? { title: t.empty, text: t.empty_text } : null,
  };
}

function factsOf(total: OperationsFigures, words: SheetWords): Fact[] {
  const { t: { reports }, locale } = words;
  const t = reports.operations.facts;
  const count = (value: number) => numberText(value, locale);
  const minutes = (value: number | null) => value === null ? reports.none : minutesText(value, words);
  const within = shareOf(total.within_target, total.judged);
  return [
    { name: t.arrived, value: count(total.arrived) },
    { name: t.seen, value: count(total.seen) },
    {
      name: t.wait,
      value: minutes(total.wait_median),
      note: total.wait_p90 === null ? undefined : t.wait_p90(minutes(total.wait_p90)),
    },
    {
      name: t.within,
      value: within === null ? reports.none : percentText(within, locale),
      note: within === null ? undefined : t.judged(total.within_target, total.judged),
    },
    {
      name: t.late,
      value: count(total.late + total.late_unseen),
      note: total.late_unseen === 0 ? undefined : t.late_unseen(total.late_unseen),
    },
    {
      name: t.left,
      value: count(total.left),
      note: total.left_after_mean === null ? undefined : t.left_after(minutes(total.left_after_mean)),
    },
    { name: t.no_shows, value: count(total.no_shows) },
  ];
}

function hoursTable({ hours }: OperationsReport, { t }: SheetWords): SheetTable {
  const { hours: title, columns } = t.reports.operations;
  return {
    key: "hours",
    title,
    columns: [
      { name: columns.hour, kind: "text" },
      { name: columns.arrived, kind: "count" },
      { name: columns.begun, kind: "count" },
      { name: columns.ended, kind: "count" },
    ],
    rows: hours.map(({ hour, arrived, begun, ended }) => [hourName(hour), arrived, begun, ended]),
    total: [
      t.reports.total,
      ...(["arrived", "begun", "ended"] as const).map((name) =>
        hours.reduce((sum, hour) => sum + hour[name], 0)
      ),
    ],
  };
}

/** `08h`, as charts and tables write an hour. */
export function hourName(hour: number): string {
  return `${String(hour).padStart(2, "0")}h`;
}

function risksTable({ risks, total }: OperationsReport, { t }: SheetWords): SheetTable {
  const { risks: title, columns } = t.reports.operations;
  const row = (name: Cell, target: Cell, one: OperationsFigures): Cell[] => [
    name,
    target,
    one.arrived,
    one.wait_mean,
    one.wait_median,
    one.wait_p90,
    shareOf(one.within_target, one.judged),
    one.late,
    one.late_unseen,
    one.left,
    one.no_shows,
  ];
  return {
    key: "risks",
    title,
    columns: [
      { name: columns.risk, kind: "risk" },
      { name: columns.target, kind: "minutes" },
      { name: columns.arrived, kind: "count" },
      { name: columns.wait_mean, kind: "minutes" },
      { name: columns.wait_median, kind: "minutes" },
      { name: columns.wait_p90, kind: "minutes" },
      { name: columns.within, kind: "percent" },
      { name: columns.late, kind: "count" },
      { name: columns.late_unseen, kind: "count" },
      { name: columns.left, kind: "count" },
      { name: columns.no_shows, kind: "count" },
    ],
    rows: risks.map((one) => row(one.risk, one.target_minutes, one)),
    total: row(t.reports.total, null, total),
  };
}

function daysTable({ rows, total }: OperationsReport, { t }: SheetWords): SheetTable {
  const { days: title, columns } = t.reports.operations;
  const row = (day: Cell, one: OperationsFigures): Cell[] => [
    day,
    one.arrived,
    one.finished,
    one.wait_mean,
    one.wait_p90,
    one.triage_wait_mean,
    shareOf(one.within_target, one.judged),
    one.late + one.late_unseen,
    one.left,
    one.no_shows,
  ];
  return {
    key: "days",
    title,
    columns: [
      { name: columns.day, kind: "day" },
      { name: columns.arrived, kind: "count" },
      { name: columns.finished, kind: "count" },
      { name: columns.wait_mean, kind: "minutes" },
      { name: columns.wait_p90, kind: "minutes" },
      { name: columns.triage_wait_mean, kind: "minutes" },
      { name: columns.within, kind: "percent" },
      { name: columns.late, kind: "count" },
      { name: columns.left, kind: "count" },
      { name: columns.no_shows, kind: "count" },
    ],
    rows: rows.map((one) => row(one.day, one)),
    total: row(t.reports.total, total),
  };
}
