import * as z from "zod/mini";
import { DisplayRow } from "../domain/public_queue.ts";
import { NamedPlace } from "../domain/room.ts";
import { Caller } from "./caller.ts";
import type { Database } from "./database.ts";

/** The anonymous queue for whoever has a display's id. */
export function readDisplay(database: Database, id: string) {
  return new Caller(database, "anon", { role: "anon" })
    .ask(DisplayRow, (sql) => sql`select private.read_display(${id}) as answer`);
}

/** The TV panels of an establishment. */
export function listDisplays(caller: Caller, establishment: string) {
  return caller.ask(z.array(NamedPlace), (sql) =>
    sql`
      select coalesce(
        (select jsonb_agg(jsonb_build_object('id', id, 'name', name) order by name)
          from public.displays where establishment_id = ${establishment}), '[]') as answer
      from private.require_role(${establishment})`);
}
