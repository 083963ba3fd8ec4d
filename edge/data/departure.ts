import * as z from "zod/mini";
import { Departure, DepartureCheck } from "../domain/departure.ts";
import type { Caller } from "./caller.ts";

/** Fifty calls out of the order before a number, latest first. */
export function listDepartures(caller: Caller, establishment: string, before: string | null) {
  return caller.ask(
    z.array(Departure),
    (sql) => sql`select private.read_departures(${establishment}, ${before}) as answer`,
  );
}

/** Whether nobody has touched the log of calls out of the order. */
export function checkDepartures(caller: Caller, establishment: string) {
  return caller.ask(
    DepartureCheck,
    (sql) => sql`select private.check_departures(${establishment}) as answer`,
  );
}
