import { hc } from "hono/client";
import { AppointmentsReport } from "../../edge/domain/reports/appointments.ts";
import { OperationsReport } from "../../edge/domain/reports/operations.ts";
import { PatientHistory } from "../../edge/domain/reports/patient_history.ts";
import { ProfessionalsReport, type Slice } from "../../edge/domain/reports/professionals.ts";
import type { SpanQuery } from "../../edge/domain/reports/span.ts";
import { WaitAccuracy } from "../../edge/domain/wait/accuracy.ts";
import type { ReportRoutes } from "../../edge/routes/reports.ts";
import { type Answer, type Api, settle, through } from "./api.ts";

const client = (api: Api) => hc<ReportRoutes>(api.baseUrl, through(api)).establishments[":id"].reports;

/** How near told waits came in the last 30 days. */
export function readWaitAccuracy(api: Api, establishment: string): Promise<Answer<WaitAccuracy>> {
  return settle(client(api).waits.$get({ param: { id: establishment }, query: {} }), WaitAccuracy);
}

/** Flow, waits against targets, abandonment; of today unless told otherwise. */
export function readOperations(api: Api, establishment: string, query: SpanQuery) {
  return settle(client(api).operations.$get({ param: { id: establishment }, query }), OperationsReport);
}

/** Consultations of each professional; of the last thirty days unless told otherwise. */
export function readProfessionals(api: Api, establishment: string, query: SpanQuery & { by: Slice }) {
  return settle(client(api).professionals.$get({ param: { id: establishment }, query }), ProfessionalsReport);
}

/** Visits with an appointed time; of the last thirty days unless told otherwise. */
export function readAppointments(api: Api, establishment: string, query: SpanQuery) {
  return settle(client(api).appointments.$get({ param: { id: establishment }, query }), AppointmentsReport);
}

/** A patient's visits with all that is known of them; that they were read is logged. */
export function readPatientHistory(api: Api, establishment: string, patient: string, query: SpanQuery) {
  const param = { id: establishment, patient };
  return settle(client(api).patients[":patient"].$get({ param, query }), PatientHistory);
}
