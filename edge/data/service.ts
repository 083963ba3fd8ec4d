import * as z from "zod/mini";
import { type NewService, Service } from "../domain/service.ts";
import { type Caller, found } from "./caller.ts";
import { nameRefusal } from "./refusal.ts";

export function listServices(caller: Caller, establishment: string) {
  return caller.ask(z.array(Service), (sql) =>
    sql`
      select coalesce(
        (select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'prefix', prefix) order by created_at, name)
          from public.services where establishment_id = ${establishment}), '[]') as answer
      from private.require_role(${establishment})`);
}

export function createService(caller: Caller, establishment: string, { name, prefix }: NewService) {
  const made = caller.insert(z.nullable(Service), (sql, turn) =>
    sql`
      insert into public.services (establishment_id, name, prefix)
      select ${establishment}::uuid, ${name}::text, ${prefix}::text from ${turn}
      returning id, name, prefix`);
  return nameRefusal(caller, establishment, made).then(found);
}
