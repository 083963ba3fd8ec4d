import { AppointmentsReport } from "../domain/reports/appointments.ts";
import { OperationsReport } from "../domain/reports/operations.ts";
import { PatientHistory } from "../domain/reports/patient_history.ts";
import { ProfessionalsReport, type Slice } from "../domain/reports/professionals.ts";
import type { SpanQuery } from "../domain/reports/span.ts";
import type { Caller } from "./caller.ts";

export function readOperations(caller: Caller, establishment: string, { from = null, to = null }: Days) {
  return caller.ask(
    OperationsReport,
    (sql) => sql`select private.read_operations(${establishment}, ${from}, ${to}) as answer`,
  );
}

export function readProfessionals(
  caller: Caller,
  establishment: string,
  { from = null, to = null, by }: Days & { by: Slice },
) {
  return caller.ask(
    ProfessionalsReport,
    (sql) => sql`select private.read_consultations(${establishment}, ${from}, ${to}, ${by}) as answer`,
  );
}

export function readAppointments(caller: Caller, establishment: string, { from = null, to = null }: Days) {
  return caller.ask(
    AppointmentsReport,
    (sql) => sql`select private.read_appointments(${establishment}, ${from}, ${to}) as answer`,
  );
}

/** A patient's visits with all that is known of them; that they were read is logged. */
export function readPatientHistory(
  caller: Caller,
  establishment: string,
  patient: string,
  { from = null, to = null }: Days,
) {
  return caller.ask(
    PatientHistory,
    (sql) => sql`select private.read_patient_history(${establishment}, ${patient}, ${from}, ${to}) as answer`,
  );
}

type Days = { [Name in keyof SpanQuery]?: string | null };
