import * as z from "zod/mini";
import { Presence, type PresenceChange, StaffedProfessional } from "../domain/presence.ts";
import { Id } from "../domain/fields.ts";
import { type Caller, found } from "./caller.ts";

/** Active professionals, what they are marked as and what they serve. */
export function listPresences(caller: Caller, establishment: string) {
  return caller.ask(
    z.array(StaffedProfessional),
    (sql) => sql`select private.read_presences(${establishment}) as answer`,
  );
}

export function markPresence(caller: Caller, professional: string, change: PresenceChange) {
  return caller.act(
    Presence,
    (sql) => sql`private.mark_presence(${professional}::uuid, ${sql.json(change)})`,
  );
}

/** What a professional serves; none for all. */
export async function readServed(caller: Caller, professional: string) {
  const services = await caller.ask(z.nullable(z.array(Id)), (sql) =>
    sql`
      select coalesce((
        select jsonb_agg(one.service_id order by one.service_id) from public.professional_services as one
        where one.establishment_id = p.establishment_id and one.professional_id = p.id), '[]') as answer
      from public.professionals as p where p.id = ${professional}`);
  return { services: found(services) };
}

export async function serveServices(caller: Caller, professional: string, services: readonly string[]) {
  const served = await caller.act(
    z.array(Id),
    (sql) => sql`private.serve_services(${professional}::uuid, ${sql.json({ services: [...services] })})`,
  );
  return { services: served };
}
