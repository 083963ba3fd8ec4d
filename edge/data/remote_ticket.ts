import * as z from "zod/mini";
import { ClinicRow } from "../domain/clinic.ts";
import {
  ArrivalPoster,
  ExpectedPerson,
  type NewRemoteTicket,
  RemoteTicketRow,
} from "../domain/remote_ticket.ts";
import { CreatedVisit } from "../domain/visit_acts.ts";
import { asService, Caller } from "./caller.ts";
import type { Database } from "./database.ts";

/** What anybody may know of a clinic. */
export function readClinic(database: Database, slug: string) {
  return atTheDoor(database).ask(ClinicRow, (sql) => sql`select private.read_clinic(${slug}) as answer`);
}

/** Takes a ticket by phone; the same phone gets the same ticket for the same person. */
export function takeRemoteTicket(database: Database, slug: string, data: NewRemoteTicket) {
  return asService(database).act(
    RemoteTicketRow,
    (sql) => sql`private.take_remote_ticket(${slug}, ${sql.json(data)})`,
  );
}

export function readRemoteTicket(database: Database, token: string) {
  return atTheDoor(database).ask(
    RemoteTicketRow,
    (sql) => sql`select private.read_remote_ticket(${token}) as answer`,
  );
}

/** Gives a ticket back. */
export function leaveRemoteTicket(database: Database, token: string) {
  return atTheDoor(database).act(RemoteTicketRow, (sql) => sql`private.leave_remote_ticket(${token})`);
}

/** The holder confirms the own arrival by what hangs at the reception. */
export function arriveByKey(database: Database, token: string, key: string) {
  return asService(database).act(RemoteTicketRow, (sql) => sql`private.arrive_by_key(${token}, ${key})`);
}

/** Who is expected at an establishment. */
export function listRemoteTickets(caller: Caller, establishment: string) {
  return caller.act(z.array(ExpectedPerson), (sql) => sql`private.list_remote_tickets(${establishment})`);
}

/** A member confirms that somebody is here. */
export function confirmRemoteTicket(caller: Caller, ticket: string) {
  return caller.act(CreatedVisit, (sql) => sql`private.confirm_remote_ticket(${ticket})`);
}

/** As {@linkcode confirmRemoteTicket}, by what the person shows. */
export function confirmShownTicket(caller: Caller, establishment: string, shown: string) {
  return caller.act(CreatedVisit, (sql) => sql`private.confirm_shown_ticket(${establishment}, ${shown})`);
}

/** What the poster at the reception says. */
export function readArrivalKey(caller: Caller, establishment: string) {
  return caller.act(ArrivalPoster, (sql) => sql`private.read_arrival_key(${establishment})`);
}

/** Makes older posters worthless. */
export function renewArrivalKey(caller: Caller, establishment: string) {
  return caller.act(ArrivalPoster, (sql) => sql`private.renew_arrival_key(${establishment})`);
}

/** Notes everywhere which tickets have lapsed, and forgets who took them. */
export async function sweepRemoteTickets(database: Database): Promise<void> {
  await asService(database).ask(z.unknown(), (sql) => sql`select private.sweep_remote_tickets() as answer`);
}

function atTheDoor(database: Database): Caller {
  return new Caller(database, "anon", { role: "anon" });
}
