import * as z from "zod/mini";
import { Id, line } from "./fields.ts";

/** Where patients are called to; the name is public on panels. */
export const NewRoom = z.object({ name: line(1, 40) });
export type NewRoom = z.infer<typeof NewRoom>;

/** A room by its name. */
export const NamedPlace = z.object({ id: Id, name: z.string() });
export type NamedPlace = z.infer<typeof NamedPlace>;
