import * as z from "zod/mini";
import { type DisplayChanges, type NewDisplay, PanelCalls, StaffDisplay } from "../domain/display.ts";
import { DisplayRow } from "../domain/public_queue.ts";
import { Caller } from "./caller.ts";
import type { Database } from "./database.ts";

/** The anonymous queue for whoever has a display's id, while its link is open. */
export function readDisplay(database: Database, id: string) {
  return atTheDoor(database).ask(DisplayRow, (sql) => sql`select private.read_display(${id}) as answer`);
}

/** What a panel that is open by its link has missed since a call. */
export function readDisplayCalls(database: Database, id: string, after = "0") {
  return atTheDoor(database).ask(
    PanelCalls,
    (sql) => sql`select private.read_display_calls(${id}, ${after}) as answer`,
  );
}

function atTheDoor(database: Database): Caller {
  return new Caller(database, "anon", { role: "anon" });
}

/** The TV panels of an establishment by name, and whether they are on the air. */
export function listDisplays(caller: Caller, establishment: string) {
  return caller.ask(
    z.array(StaffDisplay),
    (sql) => sql`select private.list_displays(${establishment}) as answer`,
  );
}

export function createDisplay(caller: Caller, establishment: string, data: NewDisplay) {
  return caller.act(
    StaffDisplay,
    (sql) => sql`private.create_display(${establishment}, ${sql.json(stored(data))})`,
  );
}

export function changeDisplay(caller: Caller, id: string, changes: DisplayChanges) {
  return caller.act(
    StaffDisplay,
    (sql) => sql`private.update_display(${id}, ${sql.json(stored(changes))})`,
  );
}

export async function removeDisplay(caller: Caller, id: string): Promise<void> {
  await caller.act(z.unknown(), (sql) => sql`private.remove_display(${id})`);
}

/** Makes the TV that shows this code the panel. */
export function pairDisplay(caller: Caller, id: string, code: string) {
  return caller.act(StaffDisplay, (sql) => sql`private.pair_display(${id}, ${code})`);
}

/** Takes the panel away from its TV. */
export function revokeDisplay(caller: Caller, id: string) {
  return caller.act(StaffDisplay, (sql) => sql`private.revoke_display(${id})`);
}

/** No message is null, however it was typed. */
function stored(changes: DisplayChanges): DisplayChanges {
  return changes.message === "" ? { ...changes, message: null } : changes;
}
