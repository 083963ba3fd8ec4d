import { Kiosk, KioskTicket, type NewKioskTicket } from "../domain/kiosk.ts";
import { asService, Caller } from "./caller.ts";
import type { Database } from "./database.ts";

/** What the kiosk with this credential offers. */
export function readKiosk(database: Database, credential: string) {
  return new Caller(database, "anon", { role: "anon" })
    .ask(Kiosk, (sql) => sql`select private.read_kiosk(${credential}) as answer`);
}

/** Somebody takes a ticket at the kiosk with this credential. */
export function takeKioskTicket(database: Database, credential: string, data: NewKioskTicket) {
  return asService(database).act(
    KioskTicket,
    (sql) => sql`private.take_kiosk_ticket(${credential}, ${sql.json(data)})`,
  );
}
