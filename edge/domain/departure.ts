import * as z from "zod/mini";
import { Id, Instant } from "./fields.ts";
import { MemberRole } from "./member.ts";

/** A call out of the order. */
export const Departure = z.object({
  number: z.int(),
  visit_id: Id,
  code: z.string(),
  actor_id: z.nullable(Id),
  /** Address of whoever called, while a member. */
  actor: z.nullable(z.string()),
  actor_role: z.nullable(MemberRole),
  reason: z.string(),
  /** How many stood before and could have been called, and their codes. */
  skipped: z.int(),
  passed: z.array(z.string()),
  happened_at: Instant,
  /** SHA-256 of the entry and of the hash before it. */
  hash: z.string(),
});
export type Departure = z.infer<typeof Departure>;

/** Whether the log is whole; `broken_at` is the number of the first entry that does not fit. */
export const DepartureCheck = z.object({
  entries: z.int(),
  whole: z.boolean(),
  broken_at: z.nullable(z.int()),
  /** Hash of the last entry: noted elsewhere, it proves later that nothing before it has changed. */
  head: z.nullable(z.string()),
});
export type DepartureCheck = z.infer<typeof DepartureCheck>;

/** What the list is narrowed to. */
export const DepartureQuery = z.object({
  /** The list goes on before this number. */
  before: z.optional(z.string().check(z.regex(/^\d{1,18}$/))),
  /** A member's login. */
  actor: z.optional(Id),
  /** First and last day, both included, where the establishment is. */
  from: z.optional(z.iso.date()),
  to: z.optional(z.iso.date()),
});
export type DepartureQuery = z.infer<typeof DepartureQuery>;

/** How many the list answers; as many as that mean that there may be more. */
export const DEPARTURES_AT_ONCE = 50;
