import * as z from "zod/mini";
import { Departure, DepartureCheck, type DepartureQuery, DEPARTURES_AT_ONCE } from "../domain/departure.ts";
import type { Caller } from "./caller.ts";

/** Calls out of the order that the query leaves, latest first. */
export function listDepartures(
  caller: Caller,
  establishment: string,
  query: DepartureQuery,
  limit = DEPARTURES_AT_ONCE,
) {
  return caller.ask(
    z.array(Departure),
    (sql) =>
      sql`select private.read_departures(${establishment}, ${sql.json({ ...query, limit })}) as answer`,
  );
}

/** Whether nobody has touched the log of calls out of the order. */
export function checkDepartures(caller: Caller, establishment: string) {
  return caller.ask(
    DepartureCheck,
    (sql) => sql`select private.check_departures(${establishment}) as answer`,
  );
}
