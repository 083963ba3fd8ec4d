import { StaffQueue } from "../domain/staff_queue.ts";
import { BreachForecast } from "../domain/triage.ts";
import type { Caller } from "./caller.ts";

/** The queue with names, for members. */
export function readQueue(caller: Caller, establishment: string) {
  return caller.ask(StaffQueue, (sql) => sql`select private.staff_queue(${establishment}) as answer`);
}

/** Whose limit has passed, and whose will within `minutes`. */
export function forecastBreaches(caller: Caller, establishment: string, minutes: number) {
  return caller.ask(
    BreachForecast,
    (sql) => sql`select private.forecast_breaches(${establishment}, ${minutes}) as answer`,
  );
}
