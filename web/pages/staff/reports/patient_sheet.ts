import { writeMoment } from "../../../i18n/formats.ts";
import { knownAs } from "../../../../edge/domain/patient.ts";
import type {
  DetailedVisit,
  PastEvent,
  PastTriage,
  PatientHistory,
} from "../../../../edge/domain/reports/patient_history.ts";
import {
  type Cell,
  dayText,
  numberText,
  type Sheet,
  type SheetTable,
  type SheetWords,
  spanText,
} from "./sheet.ts";

/** A patient's visits: a table of all, then each with its steps. */
export function patientSheet(history: PatientHistory, words: SheetWords): Sheet {
  const t = words.t.reports.patient;
  const { patient, rows } = history;
  const name = knownAs(patient);
  return {
    title: t.title(name),
    period: [
      spanText(history.from, history.to, words),
      ...patient.birth_date ? [t.born(dayText(patient.birth_date, words.locale))] : [],
      ...name === patient.name ? [] : [t.legal(patient.name)],
    ].join(" · "),
    facts: [],
    tables: rows.length === 0
      ? []
      : [visitsTable(rows, words), ...rows.map((visit) => visitTable(visit, words))],
    notes: history.is_cut ? [t.cut] : [],
    empty: rows.length === 0 ? { title: t.empty, text: t.empty_text } : null,
  };
}

function visitsTable(rows: readonly DetailedVisit[], words: SheetWords): SheetTable {
  const { patient: t, outcomes } = words.t.reports;
  const { columns } = t;
  return {
    key: "visits",
    title: t.visits,
    columns: [
      { name: columns.arrived, kind: "text" },
      { name: columns.code, kind: "text" },
      { name: columns.status, kind: "text" },
      { name: columns.outcome, kind: "text" },
      { name: columns.risk, kind: "risk" },
      { name: columns.service, kind: "text" },
      { name: columns.professional, kind: "text" },
      { name: columns.wait, kind: "minutes" },
      { name: columns.duration, kind: "minutes" },
    ],
    rows: rows.map((visit): Cell[] => [
      momentText(visit.arrived_at, words),
      visit.code,
      words.t.board.statuses[visit.status],
      visit.outcome && outcomes[visit.outcome],
      visit.risk,
      visit.service,
      visit.professional,
      visit.wait_minutes,
      visit.service_minutes,
    ]),
  };
}

function visitTable(visit: DetailedVisit, words: SheetWords): SheetTable {
  const { patient: t } = words.t.reports;
  const { columns } = t;
  return {
    key: visit.id,
    title: t.visit(momentText(visit.arrived_at, words), visit.code),
    lines: linesOf(visit, words),
    columns: [
      { name: columns.at, kind: "text" },
      { name: columns.act, kind: "text" },
      { name: columns.who, kind: "text" },
      { name: columns.details, kind: "text" },
    ],
    rows: visit.events.map((event) => rowOf(event, words)),
  };
}

function linesOf(visit: DetailedVisit, words: SheetWords): string[] {
  const { t: { board, reports, common } } = words;
  const { patient: t } = reports;
  const line = (name: string, value: string | null) => value ? [`${name}: ${value}`] : [];
  return [
    [board.statuses[visit.status], ...visit.outcome ? [reports.outcomes[visit.outcome]] : [], visit.service]
      .join(" · "),
    ...line(t.columns.risk, visit.risk && common.risk[visit.risk]),
    ...line(t.priority, visit.priority && board.priorities[visit.priority]),
    ...line(t.origin, reports.origins[visit.origin]),
    ...line(t.scheduled, visit.scheduled_for && momentText(visit.scheduled_for, words)),
    ...line(t.complaint, visit.symptoms),
    ...line(t.notes, visit.triage_notes),
    ...(visit.triages ?? []).map((triage) => triageText(triage, words)),
  ];
}

function triageText(triage: PastTriage, words: SheetWords): string {
  const { t: { reports, common, staff }, locale } = words;
  const { vitals, ...t } = reports.patient;
  const vital = (name: string, value: number | null, unit: string) =>
    value === null ? [] : [`${name} ${numberText(value, locale)}${unit}`];
  const pressure = triage.systolic === null
    ? []
    : [`${vitals.pressure} ${triage.systolic}/${triage.diastolic ?? "?"} mmHg`];
  const parts = [
    common.risk[triage.risk],
    ...triage.discriminator ? [`${t.discriminator}: ${triage.discriminator}`] : [],
    ...pressure,
    ...vital(vitals.heart_rate, triage.heart_rate, " bpm"),
    ...vital(vitals.respiratory_rate, triage.respiratory_rate, " irpm"),
    ...vital(vitals.temperature, triage.temperature, " °C"),
    ...vital(vitals.spo2, triage.spo2, "%"),
    ...vital(vitals.glucose, triage.glucose, " mg/dL"),
    ...vital(vitals.pain, triage.pain, "/10"),
    triage.classifier ?? staff.roles[triage.classifier_role],
    ...triage.undone ? [t.undone] : [],
  ];
  return `${t.triage}, ${momentText(triage.classified_at, words)}: ${parts.join(" · ")}`;
}

function rowOf(event: PastEvent, words: SheetWords): Cell[] {
  const { t: { reports, common, staff } } = words;
  const { patient: t } = reports;
  const who = event.actor_kind === "patient"
    ? t.by_patient
    : event.actor_kind === "kiosk"
    ? t.by_kiosk
    : event.actor ?? (event.actor_role && staff.roles[event.actor_role]);
  const details = [
    ...event.act === "triage" && event.risk ? [common.risk[event.risk]] : [],
    ...event.act === "call" && event.room ? [t.room(event.room)] : [],
    ...event.act === "start" && event.professional ? [event.professional] : [],
    ...event.act === "transfer" && event.service ? [event.service] : [],
    ...event.reason ? [event.reason] : [],
    ...event.undone ? [t.undone] : [],
  ];
  return [momentText(event.at, words), reports.acts[event.act], who, details.join(" · ") || null];
}

function momentText(instant: string, { locale, timezone }: SheetWords): string {
  return writeMoment(instant, locale, timezone);
}
