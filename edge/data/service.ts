import * as z from "zod/mini";
import { type NewService, Service, type ServiceChanges } from "../domain/service.ts";
import { type Caller, found } from "./caller.ts";
import { askForRow, deleteRow } from "./changed.ts";
import { listed } from "./database.ts";
import { nameRefusal } from "./refusal.ts";

const COLUMNS = Object.keys(Service.shape);

export function listServices(caller: Caller, establishment: string) {
  return caller.ask(z.array(Service), (sql) =>
    sql`
      select coalesce((
        select jsonb_agg(to_jsonb(s) - 'created_at' order by s.created_at, s.name)
        from (
          select ${listed(sql, [...COLUMNS, "created_at"])} from public.services
          where establishment_id = ${establishment}
        ) as s
      ), '[]') as answer
      from private.require_role(${establishment})`);
}

export function createService(caller: Caller, establishment: string, service: NewService) {
  const { name, prefix, triage_required = null } = service;
  const made = caller.insert(z.nullable(Service), (sql, turn) =>
    sql`
      insert into public.services (establishment_id, name, prefix, triage_required)
      select ${establishment}::uuid, ${name}::text, ${prefix}::text, ${triage_required}::boolean from ${turn}
      returning ${listed(sql, COLUMNS)}`);
  return nameRefusal(caller, establishment, made).then(found);
}

export function changeService(caller: Caller, id: string, changes: ServiceChanges) {
  return askForRow(caller, { table: "services", id, row: Service }, (sql) =>
    sql`
      update public.services as held set (name, prefix, triage_required, active) = (
        select p.name, p.prefix, p.triage_required, p.active
        from jsonb_populate_record(held, ${sql.json(changes)}) as p
      )
      where id = ${id}
      returning ${listed(sql, COLUMNS)}`);
}

/** Removes a service that nothing refers to; `in_use` for the others. */
export function removeService(caller: Caller, id: string) {
  return deleteRow(caller, "services", id);
}
