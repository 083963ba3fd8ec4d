import * as z from "zod/mini";
import { Id, line } from "./fields.ts";

/** Where patients are called to; the name is public on panels. */
export const NewRoom = z.object({ name: line(1, 40) });
export type NewRoom = z.infer<typeof NewRoom>;

/** Nobody is called to a room that is not active. */
export const RoomChanges = z.partial(z.object({ ...NewRoom.shape, active: z.boolean() }));
export type RoomChanges = z.infer<typeof RoomChanges>;

/** A room; answers kept from before rooms could be inactive do not say so. */
export const Room = z.object({ id: Id, name: z.string(), active: z._default(z.boolean(), true) });
export type Room = z.infer<typeof Room>;
