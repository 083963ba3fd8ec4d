import { PanelCalls } from "../domain/display.ts";
import { Pairing, PanelPulse, PanelRow } from "../domain/panel.ts";
import { asService, Caller } from "./caller.ts";
import type { Database } from "./database.ts";

/** A new code for a TV that wants to become a panel, and the secret with which it will prove to be that TV. */
export function beginPairing(database: Database) {
  return asService(database).ask(Pairing, (sql) => sql`select private.begin_pairing() as answer`);
}

/** What the TV with this credential is to show. */
export function readPanel(database: Database, credential: string) {
  return onTv(database).ask(PanelRow, (sql) => sql`select private.read_panel(${credential}) as answer`);
}

/** What the TV has missed since a call. */
export function readPanelCalls(database: Database, credential: string, after = "0") {
  return onTv(database).ask(
    PanelCalls,
    (sql) => sql`select private.read_panel_calls(${credential}, ${after}) as answer`,
  );
}

/** Notes that the TV is alive, and tells it whether it has missed anything. */
export function notePanel(database: Database, credential: string, sound: boolean) {
  return onTv(database).ask(
    PanelPulse,
    (sql) => sql`select private.note_panel(${credential}, ${sound}) as answer`,
  );
}

function onTv(database: Database): Caller {
  return new Caller(database, "anon", { role: "anon" });
}
