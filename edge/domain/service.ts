import * as z from "zod/mini";
import { Id, line } from "./fields.ts";

/** What people come for. */
export const NewService = z.object({
  name: line(1, 80),
  /** First letters of ticket codes: `A` gives A001. */
  prefix: z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z]{1,2}$/)),
});
export type NewService = z.infer<typeof NewService>;

export const Service = z.object({ id: Id, name: z.string(), prefix: z.string() });
export type Service = z.infer<typeof Service>;
