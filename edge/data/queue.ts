import { StaffQueue } from "../domain/staff_queue.ts";
import type { Caller } from "./caller.ts";

/** The queue with names, for members. */
export function readQueue(caller: Caller, establishment: string) {
  return caller.ask(StaffQueue, (sql) => sql`select private.staff_queue(${establishment}) as answer`);
}
