import * as z from "zod/mini";
import { Problem } from "../domain/problems.ts";
import { asService } from "./caller.ts";
import type { Database } from "./database.ts";

/** How often something may be tried: `max` at once, and a further time each `period` / `max`. */
const LIMITS = {
  /** Typing the password again before something that cannot be undone; by login. */
  password: { max: 5, period: "15 minutes" },
  /** Archives of a clinic; by establishment. */
  archive: { max: 6, period: "1 hour" },
  /** Exports of an account; by login. */
  export: { max: 6, period: "1 hour" },
  /** Mails with a link that shows that an address is read; by login. */
  email_proof: { max: 4, period: "1 hour" },
} as const satisfies Record<string, { max: number; period: string }>;

export type AttemptBucket = keyof typeof LIMITS;

const Taken = z.object({ allowed: z.boolean(), retry_after_s: z.int() });

/** Counts an attempt, shared by all processes; `too_many_requests` when there were too many. */
export async function takeAttempt(database: Database, bucket: AttemptBucket, key: string): Promise<void> {
  const { max, period } = LIMITS[bucket];
  const { allowed, retry_after_s } = await asService(database).ask(
    Taken,
    (sql) => sql`select private.take_attempt(${bucket}, ${key}, ${max}, ${period}::text::interval) as answer`,
  );
  if (!allowed) throw new Problem("too_many_requests", { retry_after_s });
}

/** Starts anew for a key, as after an attempt that succeeded. */
export async function forgetAttempts(database: Database, bucket: AttemptBucket, key: string): Promise<void> {
  await asService(database).ask(
    z.unknown(),
    (sql) => sql`select to_jsonb(private.forget_attempts(${bucket}, ${key})::text) as answer`,
  );
}
