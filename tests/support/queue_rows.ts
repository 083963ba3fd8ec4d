/** A row in each table around the queue, written directly as role `postgres`. */
import type postgres from "postgres";
import type { Clinic } from "./builders.ts";
import { remoteTicket } from "./remote_tickets.ts";

/** What stands around a queue: who serves what, who is at work, and what was noted of a visit. */
export async function queueRows(sql: postgres.ISql, house: Clinic, visit: string): Promise<void> {
  const own = { establishment_id: house.id };
  const professional = { ...own, professional_id: house.professional };
  await sql`insert into public.professional_services ${sql({ ...professional, service_id: house.service })}`;
  await sql`insert into public.presences ${sql({ ...professional, state: "at_work", room_id: house.room })}`;
  const [{ id: event_id }] = await sql`
    select id from public.visit_events where establishment_id = ${house.id} and visit_id = ${visit} order by id limit 1`;
  const act = { ...own, visit_id: visit, event_id };
  await sql`insert into public.triages ${
    sql({ ...act, risk: "green", classified_by: house.members.nurse, classifier_role: "nurse" })
  }`;
  await sql`insert into private.visit_undos ${
    sql({ ...act, actor_id: house.members.nurse, before: sql.json({}) })
  }`;
  await sql`insert into private.wait_models (establishment_id, basis, cursor, models, forecast)
    values (${house.id}, '', 0, '[]', '{"waits": {}}')`;
  await sql`insert into private.wait_promises (establishment_id, visit_id, made_at, risk, about, up_to)
    values (${house.id}, ${act.visit_id}, now(), 'green', 10, 20)`;
  await sql`insert into private.arrival_keys (establishment_id, key) values (${house.id}, 'ACDEFGHJ')`;
  await remoteTicket(sql, house);
  const link = { previous_hash: "0".repeat(64), hash: "f".repeat(64) };
  await sql`insert into public.order_departures ${
    sql({ ...act, ...link, number: 1, code: "A001", reason: "Retorno", skipped: 1, passed: ["A002"] })
  }`;
  await sql`insert into private.departure_heads ${sql({ ...own, number: 1, hash: link.hash })}`;
}
