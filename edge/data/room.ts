import * as z from "zod/mini";
import { type NewRoom, Room, type RoomChanges } from "../domain/room.ts";
import { type Caller, found } from "./caller.ts";
import { askForRow, deleteRow } from "./changed.ts";
import { nameRefusal } from "./refusal.ts";

export function listRooms(caller: Caller, establishment: string) {
  return caller.ask(z.array(Room), (sql) =>
    sql`
      select coalesce(
        (select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'active', active) order by name)
          from public.rooms where establishment_id = ${establishment}), '[]') as answer
      from private.require_role(${establishment})`);
}

export function createRoom(caller: Caller, establishment: string, { name }: NewRoom) {
  const made = caller.insert(z.nullable(Room), (sql, turn) =>
    sql`
      insert into public.rooms (establishment_id, name)
      select ${establishment}::uuid, ${name}::text from ${turn}
      returning id, name, active`);
  return nameRefusal(caller, establishment, made).then(found);
}

export function changeRoom(caller: Caller, id: string, changes: RoomChanges) {
  return askForRow(caller, { table: "rooms", id, row: Room }, (sql) =>
    sql`
      update public.rooms as held set (name, active) = (
        select p.name, p.active from jsonb_populate_record(held, ${sql.json(changes)}) as p
      )
      where id = ${id}
      returning id, name, active`);
}

/** Removes a room that nothing refers to; `in_use` for the others. */
export function removeRoom(caller: Caller, id: string) {
  return deleteRow(caller, "rooms", id);
}
