import { TicketRow } from "../domain/public_queue.ts";
import { Caller } from "./caller.ts";
import type { Database } from "./database.ts";

/** The visit behind a ticket's token, and the anonymous queue around it; asked as nobody in particular. */
export function readTicket(database: Database, token: string) {
  return new Caller(database, "anon", { role: "anon" })
    .ask(TicketRow, (sql) => sql`select private.read_ticket(${token}) as answer`);
}
