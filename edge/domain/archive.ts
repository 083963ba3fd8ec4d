import * as z from "zod/mini";
import { Id, Instant } from "./fields.ts";

const Count = z.int().check(z.nonnegative());

/** What a clinic's archive would hold, and when one was last sent whole. */
export const ArchiveSize = z.object({
  tables: z.array(z.object({ name: z.string(), rows: Count })),
  rows: Count,
  files: Count,
  finished_at: z.nullable(Instant),
});
export type ArchiveSize = z.infer<typeof ArchiveSize>;

export const ARCHIVE_STATES = ["begun", "running", "finished", "broken"] as const;

/** How far the sending of an archive has come; `total` is known beforehand, in rows and files. */
export const Archive = z.object({
  id: Id,
  state: z.enum(ARCHIVE_STATES),
  done: Count,
  total: Count,
  moved_at: Instant,
});
export type Archive = z.infer<typeof Archive>;
