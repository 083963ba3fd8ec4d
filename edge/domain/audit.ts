import * as z from "zod/mini";
import { Id, Instant } from "./fields.ts";
import { MemberRole } from "./member.ts";

export const AUDIT_ACTIONS = ["insert", "update", "delete", "read"] as const;

/** What the log speaks of: tables, by name in the database, and the archive that an owner takes away. */
export const AUDIT_TABLES = [
  "establishments",
  "members",
  "invitations",
  "professionals",
  "patients",
  "chart_merges",
  "chart_links",
  "visits",
  "remote_tickets",
  "triages",
  "services",
  "rooms",
  "displays",
  "display_services",
  "professional_services",
  "presences",
  "pinboards",
  "pins",
  "archive",
] as const;

/** What a list may be narrowed by; days are those of the establishment's calendar. */
export const AuditFilter = z.object({
  actor: z.optional(Id),
  patient_id: z.optional(Id),
  action: z.optional(z.enum(AUDIT_ACTIONS)),
  table: z.optional(z.string().check(z.regex(/^[a-z_]{1,60}$/))),
  from: z.optional(z.iso.date()),
  /** The last day, itself included. */
  to: z.optional(z.iso.date()),
  /** `next` of the page before. */
  cursor: z.optional(z.string().check(z.regex(/^\d{1,18}$/))),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** A column's value before and after; `withheld` for secrets and free text about health. */
export const AuditChange = z.union([
  z.object({ withheld: z.literal(true) }),
  z.object({ before: z.unknown(), after: z.unknown() }),
]);

/** Who did what to which row, and when. */
export const AuditEntry = z.object({
  id: z.int(),
  at: Instant,
  action: z.string(),
  table: z.string(),
  row_id: z.nullable(z.string()),
  changes: z.record(z.string(), AuditChange),
  /** Null: the database itself. `email` is told of members only. */
  actor: z.nullable(
    z.object({ id: Id, role: z.nullable(MemberRole), email: z.nullable(z.string()) }),
  ),
  patient: z.nullable(z.object({ id: Id, name: z.nullable(z.string()) })),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/**
 * Entries, latest first; `names` are those of the rows that they speak of, by id, the last known ones of rows that are
 * gone; `next` is the cursor of what is older, null at the end.
 */
export const AuditPage = z.object({
  entries: z.array(AuditEntry),
  names: z.record(z.string(), z.string()),
  next: z.nullable(z.int()),
});
export type AuditPage = z.infer<typeof AuditPage>;
