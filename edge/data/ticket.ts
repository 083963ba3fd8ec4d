import * as z from "zod/mini";
import { OwnTicket, type TicketAct, WatchLink } from "../domain/own_ticket.ts";
import { TicketRow } from "../domain/public_queue.ts";
import { Caller } from "./caller.ts";
import type { Database } from "./database.ts";

/** The visit behind a ticket's token, and the anonymous queue around it; asked as nobody in particular. */
export function readTicket(database: Database, token: string) {
  return new Caller(database, "anon", { role: "anon" })
    .ask(TicketRow, (sql) => sql`select private.read_ticket(${token}) as answer`);
}

/** What only the patient's own page shows. */
export function readOwnTicket(database: Database, token: string) {
  return new Caller(database, "anon", { role: "anon" })
    .ask(OwnTicket, (sql) => sql`select private.read_own_ticket(${token}) as answer`);
}

/** Does something in the patient's name; doing it again changes nothing. */
export function actOnTicket(database: Database, token: string, { act, ...data }: TicketAct) {
  return new Caller(database, "anon", { role: "anon" })
    .act(OwnTicket, (sql) => sql`private.act_on_ticket(${token}, ${act}, ${sql.json(data)})`);
}

/** A link that watches a ticket and does nothing; the same one each time. */
export function shareTicket(database: Database, token: string) {
  return new Caller(database, "anon", { role: "anon" })
    .act(WatchLink, (sql) => sql`private.share_ticket(${token})`);
}

/** Takes back the link that watches a ticket. */
export function unshareTicket(database: Database, token: string) {
  return new Caller(database, "anon", { role: "anon" })
    .ask(z.unknown(), (sql) => sql`select to_jsonb(private.unshare_ticket(${token})::text) as answer`);
}
