import * as z from "zod/mini";
import { ChartMerge, type Merging } from "../domain/chart_merge.ts";
import {
  type ChartChanges,
  type Likeness,
  type NewChart,
  PastVisits,
  Patient,
  PatientChart,
  PatientPage,
  SimilarPatient,
} from "../domain/patient.ts";
import type { Caller } from "./caller.ts";

/** Fifty charts by name that match, after the one of the cursor. */
export function searchPatients(caller: Caller, establishment: string, query: string, cursor: string | null) {
  return caller.ask(
    PatientPage,
    (sql) => sql`select private.search_patients(${establishment}, ${query}, ${cursor}) as answer`,
  );
}

/** At most five charts that may be the person's already, the likeliest first. */
export function findSimilarPatients(caller: Caller, establishment: string, person: Likeness) {
  return caller.ask(
    z.array(SimilarPatient),
    (sql) => sql`select private.similar_patients(${establishment}, ${sql.json(person)}) as answer`,
  );
}

export function createPatient(caller: Caller, establishment: string, chart: NewChart) {
  return caller.act(Patient, (sql) => sql`private.create_patient(${establishment}, ${sql.json(chart)})`);
}

/** Reads a chart with its history; that it was read is logged. */
export function readPatient(caller: Caller, id: string) {
  return caller.ask(PatientChart, (sql) => sql`select private.read_patient(${id}) as answer`);
}

/** Fifty visits of a chart before the one of the cursor; that they were read is logged. */
export function listPastVisits(caller: Caller, patient: string, cursor: string | null) {
  return caller.ask(
    PastVisits,
    (sql) => sql`select private.read_patient_visits(${patient}, ${cursor}) as answer`,
  );
}

/** Saves a chart unless somebody else saved since `version`: then `version_conflict` tells what changed. */
export function changePatient(caller: Caller, id: string, { version, ...patch }: ChartChanges) {
  return caller.act(
    Patient,
    (sql) => sql`private.update_patient(${id}, ${version}::bigint, ${sql.json(patch)})`,
  );
}

/** Says that two charts are one person's: `keep` stays. */
export function mergePatients(caller: Caller, keep: string, { merge, take = [] }: Merging) {
  return caller.act(
    ChartMerge,
    (sql) => sql`private.merge_patients(${keep}, ${merge}, ${sql.json({ take })})`,
  );
}

/** Parts two charts again, within 30 days. */
export function undoMerge(caller: Caller, id: string) {
  return caller.act(ChartMerge, (sql) => sql`private.undo_merge(${id})`);
}
