/** A row in each table around the queue, written directly as role `postgres`. */
import type postgres from "postgres";
import type { Clinic } from "./builders.ts";

/** What stands around a queue: who serves what, who is at work, and what was noted of a visit. */
export async function queueRows(sql: postgres.ISql, house: Clinic, _visit: string): Promise<void> {
  const own = { establishment_id: house.id };
  const professional = { ...own, professional_id: house.professional };
  await sql`insert into public.professional_services ${sql({ ...professional, service_id: house.service })}`;
  await sql`insert into public.presences ${sql({ ...professional, state: "at_work", room_id: house.room })}`;
}
