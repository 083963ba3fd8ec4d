import * as z from "zod/mini";
import type { Told } from "../domain/wait/forecast.ts";
import { KeptWait, type Learning, WaitWork } from "../domain/wait/work.ts";
import { WaitAccuracy, WaitFigures } from "../domain/wait/accuracy.ts";
import { StaffWaits } from "../domain/wait/staff_waits.ts";
import { asService, type Caller } from "./caller.ts";
import type { Database } from "./database.ts";

/** What an establishment's waits are worked out from; null when there is none. */
export function readWaitWork(database: Database, establishment: string) {
  return asService(database).ask(
    z.nullable(WaitWork),
    (sql) => sql`select private.read_wait_work(${establishment}) as answer`,
  );
}

/** Keeps what was worked out; false when somebody else was faster. */
export function storeWaitWork(
  database: Database,
  establishment: string,
  { now, basis, revision }: WaitWork,
  { models, cursor }: Learning,
  told: Told,
): Promise<boolean> {
  const work = JSON.stringify({ now, basis, revision, models, cursor, ...told });
  return asService(database).ask(
    z.boolean(),
    (sql) => sql`select to_jsonb(private.store_wait_work(${establishment}, ${work}::text::jsonb)) as answer`,
  );
}

/** The establishment of a visit; null when there is no such visit. */
export function houseOfVisit(database: Database, visit: string): Promise<string | null> {
  return asService(database).ask(
    z.nullable(z.string()),
    (sql) => sql`select to_jsonb(private.house_of_visit(${visit})) as answer`,
  );
}

/** The establishment of a ticket; null when there is no such ticket. */
export function houseOfTicket(database: Database, token: string): Promise<string | null> {
  return asService(database).ask(
    z.nullable(z.string()),
    (sql) => sql`select to_jsonb(private.house_of_ticket(${token})) as answer`,
  );
}

/** The establishment of a professional; null when there is no such professional. */
export function houseOfProfessional(database: Database, professional: string): Promise<string | null> {
  return asService(database).ask(
    z.nullable(z.string()),
    (sql) => sql`select to_jsonb(private.house_of_professional(${professional})) as answer`,
  );
}

const ToldWait = z.nullable(z.object({
  establishment: z.string(),
  wait: z.nullable(z.omit(KeptWait, { since: true, is_next: true })),
  accuracy: z.nullable(WaitFigures),
  /** Whether a visit like this one is told a number at all. */
  is_told: z.boolean(),
  is_stale: z.boolean(),
}));

/** What the holder of a ticket was told last. */
export function readToldWait(database: Database, token: string) {
  return asService(database).ask(ToldWait, (sql) => sql`select private.told_wait(${token}) as answer`);
}

const NewcomerWaits = z.object({
  /** By service. */
  waits: z.record(z.string(), z.object({ about_minutes: z.int(), up_to_minutes: z.int() })),
  is_stale: z.boolean(),
});

/** What whoever comes to an establishment now would wait. */
export function readNewcomerWaits(database: Database, establishment: string) {
  return asService(database).ask(
    NewcomerWaits,
    (sql) => sql`select private.newcomer_waits(${establishment}) as answer`,
  );
}

/** What everybody who waits was told last, for members. */
export function readStaffWaits(caller: Caller, establishment: string) {
  return caller.ask(
    z.extend(StaffWaits, { is_stale: z.boolean() }),
    (sql) => sql`select private.staff_waits(${establishment}) as answer`,
  );
}

/** How near told waits came, for members. */
export function readWaitAccuracy(caller: Caller, establishment: string, days: number) {
  return caller.ask(
    WaitAccuracy,
    (sql) => sql`select private.read_wait_accuracy(${establishment}, ${days}) as answer`,
  );
}
