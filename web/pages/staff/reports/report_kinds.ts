import {
  readAppointments,
  readOperations,
  readPatientHistory,
  readProfessionals,
} from "../../../backend/reports.ts";
import type { Answer } from "../../../backend/api.ts";
import type { Clinic } from "../in_clinic.ts";
import { appointmentsSheet } from "./appointments_sheet.ts";
import type { AskedSpan } from "./asked_span.ts";
import { operationsSheet } from "./operations_sheet.ts";
import { patientSheet } from "./patient_sheet.ts";
import { professionalsSheet } from "./professionals_sheet.ts";
import { hoursChart, professionalsChart, type SheetChart } from "./report_charts.ts";
import type { Sheet, SheetWords } from "./sheet.ts";

/** A report that was read, ready to be shown. */
export interface Loaded {
  sheet: Sheet;
  shown: { from: string | null; to: string | null };
  charts: SheetChart[];
}

type Query = NonNullable<AskedSpan["query"]>;

/** A report about the clinic: where it stands, and how it is read. */
export interface ReportKind {
  /** Below `/relatorios`. */
  path: string;
  name: "operations" | "professionals" | "appointments";
  isSliced?: boolean;
  load(clinic: Clinic, query: Query, asked: AskedSpan, words: SheetWords): Promise<Answer<Loaded>>;
}

export const REPORT_KINDS: readonly ReportKind[] = [
  {
    path: "/operacao",
    name: "operations",
    load: async ({ api, establishment }, query, _, words) =>
      loaded(await readOperations(api, establishment.id, query), (report) => ({
        sheet: operationsSheet(report, words),
        charts: hoursChart(report, words),
      })),
  },
  {
    path: "/profissionais",
    name: "professionals",
    isSliced: true,
    load: async ({ api, establishment }, query, { typed: { by } }, words) =>
      loaded(await readProfessionals(api, establishment.id, { ...query, by }), (report) => ({
        sheet: professionalsSheet(report, words),
        charts: professionalsChart(report, words),
      })),
  },
  {
    path: "/agendamentos",
    name: "appointments",
    load: async ({ api, establishment }, query, _, words) =>
      loaded(await readAppointments(api, establishment.id, query), (report) => ({
        sheet: appointmentsSheet(report, words),
        charts: [],
      })),
  },
];

/** The history of one patient. */
export async function loadHistory(clinic: Clinic, patient: string, query: Query, words: SheetWords) {
  return loaded(
    await readPatientHistory(clinic.api, clinic.establishment.id, patient, query),
    (history) => ({ sheet: patientSheet(history, words), charts: [] }),
  );
}

function loaded<Report extends Loaded["shown"]>(
  answer: Answer<Report>,
  show: (report: Report) => Omit<Loaded, "shown">,
): Answer<Loaded> {
  if (!answer.ok) return answer;
  const { from, to } = answer.data;
  return { ok: true, data: { ...show(answer.data), shown: { from, to } } };
}
