import * as z from "zod/mini";
import { Id, line, maybe } from "./fields.ts";

/** What people come for. */
export const NewService = z.object({
  name: line(1, 80),
  /** First letters of ticket codes: `A` gives A001. */
  prefix: z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z]{1,2}$/)),
  /** Whether people without a class wait for triage first; null follows the establishment. */
  triage_required: maybe(z.boolean()),
});
export type NewService = z.infer<typeof NewService>;

/** Nobody joins a service that is not active; who waits in it already is served. */
export const ServiceChanges = z.partial(z.object({ ...NewService.shape, active: z.boolean() }));
export type ServiceChanges = z.infer<typeof ServiceChanges>;

/** A service; answers kept from before it had them lack the last two. */
export const Service = z.object({
  id: Id,
  name: z.string(),
  prefix: z.string(),
  triage_required: z._default(z.nullable(z.boolean()), null),
  active: z._default(z.boolean(), true),
});
export type Service = z.infer<typeof Service>;

/** What a professional serves; none means all. */
export const ServedServices = z.object({ services: z.array(Id).check(z.maxLength(100)) });
export type ServedServices = z.infer<typeof ServedServices>;
