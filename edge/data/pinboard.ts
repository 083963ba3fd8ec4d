import * as z from "zod/mini";
import { StoredPlan } from "../domain/analytics/kept_question.ts";
import {
  type NewPin,
  type NewPinboard,
  Pin,
  Pinboard,
  type PinboardChanges,
  type PinChanges,
} from "../domain/analytics/pinboard.ts";
import { Id } from "../domain/fields.ts";
import type { Caller } from "./caller.ts";

/** A pinboard as it is stored, its plans checked again. */
const StoredBoard = z.extend(Pinboard, { pins: z.array(z.extend(Pin, { plan: StoredPlan })) });

/** One pinboard, with whose it is. */
const OwnedBoard = z.extend(StoredBoard, { establishment_id: Id });
export type OwnedBoard = z.infer<typeof OwnedBoard>;

/** Pinboards that the caller sees, by name. */
export function listPinboards(caller: Caller, establishment: string) {
  return caller.ask(
    z.array(StoredBoard),
    (sql) => sql`select private.list_pinboards(${establishment}) as answer`,
  );
}

/** One that the caller sees. */
export function readPinboard(caller: Caller, id: string): Promise<OwnedBoard> {
  return caller.ask(OwnedBoard, (sql) => sql`select private.read_pinboard(${id}) as answer`);
}

export function createPinboard(caller: Caller, establishment: string, data: NewPinboard) {
  return caller.act(StoredBoard, (sql) => sql`private.create_pinboard(${establishment}, ${sql.json(data)})`);
}

export function changePinboard(caller: Caller, id: string, changes: PinboardChanges) {
  return caller.act(StoredBoard, (sql) => sql`private.update_pinboard(${id}, ${sql.json(changes)})`);
}

export async function removePinboard(caller: Caller, id: string): Promise<void> {
  await caller.act(z.unknown(), (sql) => sql`private.remove_pinboard(${id})`);
}

export function addPin(caller: Caller, id: string, data: NewPin) {
  return caller.act(StoredBoard, (sql) => sql`private.add_pin(${id}, ${sql.json(data)})`);
}

export function changePin(caller: Caller, id: string, pin: string, changes: PinChanges) {
  return caller.act(StoredBoard, (sql) => sql`private.update_pin(${id}, ${pin}, ${sql.json(changes)})`);
}

export function removePin(caller: Caller, id: string, pin: string) {
  return caller.act(StoredBoard, (sql) => sql`private.remove_pin(${id}, ${pin})`);
}
