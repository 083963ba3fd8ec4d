import * as z from "zod/mini";
import { NamedPlace, type NewRoom } from "../domain/room.ts";
import { type Caller, found } from "./caller.ts";
import { nameRefusal } from "./refusal.ts";

export function listRooms(caller: Caller, establishment: string) {
  return caller.ask(z.array(NamedPlace), (sql) =>
    sql`
      select coalesce(
        (select jsonb_agg(jsonb_build_object('id', id, 'name', name) order by name)
          from public.rooms where establishment_id = ${establishment}), '[]') as answer
      from private.require_role(${establishment})`);
}

export function createRoom(caller: Caller, establishment: string, { name }: NewRoom) {
  const made = caller.insert(z.nullable(NamedPlace), (sql, turn) =>
    sql`
      insert into public.rooms (establishment_id, name)
      select ${establishment}::uuid, ${name}::text from ${turn}
      returning id, name`);
  return nameRefusal(caller, establishment, made).then(found);
}
