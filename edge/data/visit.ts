import * as z from "zod/mini";
import { Visit } from "../domain/staff_queue.ts";
import { VisitTriages } from "../domain/triage.ts";
import { CreatedVisit, type NewVisit } from "../domain/visit_acts.ts";
import type { Caller } from "./caller.ts";

/** Details of an act, already checked; what is undefined is not sent. */
type Details = Record<string, string | number | null | undefined>;

/** Adds a patient to the queue. */
export function createVisit(caller: Caller, establishment: string, data: NewVisit) {
  return caller.act(CreatedVisit, (sql) => sql`private.create_visit(${establishment}, ${sql.json(data)})`);
}

/** Calls whoever is next; null when nobody waits. */
export function callNext(caller: Caller, establishment: string, details: Details) {
  return caller.act(
    z.nullable(Visit),
    (sql) => sql`private.call_next(${establishment}, ${sql.json(details)})`,
  );
}

export function triageVisit(caller: Caller, visit: string, details: Details) {
  return caller.act(Visit, (sql) => sql`private.triage_visit(${visit}, ${sql.json(details)})`);
}

export function callVisit(caller: Caller, visit: string, details: Details) {
  return caller.act(Visit, (sql) => sql`private.call_visit(${visit}, ${sql.json(details)})`);
}

export function startVisit(caller: Caller, visit: string, details: Details) {
  return caller.act(Visit, (sql) => sql`private.start_visit(${visit}, ${sql.json(details)})`);
}

export function finishVisit(caller: Caller, visit: string, details: Details) {
  return caller.act(Visit, (sql) => sql`private.finish_visit(${visit}, ${sql.json(details)})`);
}

export function cancelVisit(caller: Caller, visit: string, details: Details) {
  return caller.act(Visit, (sql) => sql`private.cancel_visit(${visit}, ${sql.json(details)})`);
}

export function markNoShow(caller: Caller, visit: string, details: Details) {
  return caller.act(Visit, (sql) => sql`private.mark_no_show(${visit}, ${sql.json(details)})`);
}

export function returnVisit(caller: Caller, visit: string, details: Details) {
  return caller.act(Visit, (sql) => sql`private.return_visit(${visit}, ${sql.json(details)})`);
}

export function transferVisit(caller: Caller, visit: string, details: Details) {
  return caller.act(Visit, (sql) => sql`private.transfer_visit(${visit}, ${sql.json(details)})`);
}

/** Takes back the caller's own last act, within thirty seconds. */
export function undoVisit(caller: Caller, visit: string) {
  return caller.act(Visit, (sql) => sql`private.undo_visit(${visit})`);
}

/** Everything that was found at triage; that it was read is logged. */
export function readTriages(caller: Caller, visit: string) {
  return caller.ask(VisitTriages, (sql) => sql`select private.read_triages(${visit}) as answer`);
}
