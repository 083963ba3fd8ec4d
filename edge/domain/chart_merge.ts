import * as z from "zod/mini";
import { Id, Instant } from "./fields.ts";
import type { MemberRole } from "./member.ts";

/** Roles that may say that two charts are one person's, and take it back. */
export const MERGERS: readonly MemberRole[] = ["owner", "admin", "receptionist"];

/** Fields in which the chart that disappears may be the right one. A class comes with its proof and its end. */
export const MERGE_FIELDS = [
  "name",
  "social_name",
  "birth_date",
  "phone",
  "email",
  "priority",
  "contacts",
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/** Which chart disappears into the one of the path, and in what it is right. What the other lacks it fills in anyway. */
export const Merging = z.object({
  merge: Id,
  take: z.optional(z.array(z.enum(MERGE_FIELDS)).check(z.maxLength(MERGE_FIELDS.length))),
});
export type Merging = z.infer<typeof Merging>;

/** Two charts that are one person's. */
export const ChartMerge = z.object({
  id: Id,
  kept_id: Id,
  merged_id: Id,
  merged_name: z.string(),
  merged_at: Instant,
  undone_at: z.nullable(Instant),
  undoable_until: Instant,
});
export type ChartMerge = z.infer<typeof ChartMerge>;
