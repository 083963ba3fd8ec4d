import * as z from "zod/mini";
import type { Client } from "../api_env.ts";
import { Problem } from "../domain/problems.ts";
import { asService } from "./caller.ts";
import type { Database } from "./database.ts";
import { problemOfFailure } from "./failures.ts";

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
  /** Mails to an address that a login is to have; by login. */
  email_change: { max: 4, period: "1 hour" },
  /** New logins; by network, behind which a clinic's patients may be, and by network with address. */
  sign_up: { max: 600, period: "1 hour" },
  sign_up_pair: { max: 20, period: "1 hour" },
  /** Beyond what the network may, for each address in it. */
  sign_up_spare: { max: 2, period: "1 hour" },
  /** All of them together; each costs a hash and is kept. */
  sign_up_flood: { max: 3000, period: "1 hour" },
  /** Mails to choose a new password; by network, and by network with e-mail or CPF. */
  recovery: { max: 120, period: "1 hour" },
  recovery_pair: { max: 8, period: "1 hour" },
  recovery_spare: { max: 2, period: "1 hour" },
  /** Links of mails and tickets that open nothing; by network. */
  wrong_token: { max: 300, period: "10 minutes" },
  /** Joining a team; by network with link. */
  accept: { max: 30, period: "10 minutes" },
  /** One ticket from one network: many phones of one family, and pages that are opened again and again. */
  ticket: { max: 3000, period: "10 minutes" },
  /** Tickets by phone; by phone, by network with clinic (a clinic's own Wi-Fi is one) and by clinic. */
  remote_ticket_phone: { max: 8, period: "1 hour" },
  remote_ticket: { max: 60, period: "1 hour" },
  remote_ticket_clinic: { max: 240, period: "1 hour" },
  /** Tickets of one kiosk: a queue before it takes one each few seconds. */
  kiosk: { max: 60, period: "10 minutes" },
  /** Codes of the reception that were tried with one ticket. */
  arrival: { max: 10, period: "10 minutes" },
  /** TVs that ask for a code to be paired; by network. */
  pairing: { max: 60, period: "10 minutes" },
  /** Codes of TVs that were entered and are none; by login. */
  pairing_code: { max: 10, period: "15 minutes" },
  /** Invitations, each of which is a mail; by login, by establishment, by it with the address, and by address. */
  invite: { max: 40, period: "1 hour" },
  invite_establishment: { max: 120, period: "1 day" },
  invite_pair: { max: 5, period: "1 day" },
  invite_address: { max: 20, period: "1 day" },
  /** New clinics; by login, and by network. */
  new_establishment: { max: 10, period: "1 day" },
  new_establishment_network: { max: 100, period: "1 day" },
  /** Questions that a language model plans; by establishment, whose budget it is. */
  model: { max: 300, period: "1 day" },
} as const satisfies Record<string, { max: number; period: string }>;

export type AttemptBucket = keyof typeof LIMITS;

const Taken = z.object({ allowed: z.boolean(), retry_after_s: z.int() });

/** Counts an attempt, shared by all processes; false when there were too many. */
export async function mayAttempt(database: Database, bucket: AttemptBucket, key: string): Promise<boolean> {
  return (await countAttempt(database, bucket, key)).allowed;
}

/** Counts an attempt, shared by all processes; `too_many_requests` when there were too many. */
export async function takeAttempt(database: Database, bucket: AttemptBucket, key: string): Promise<void> {
  const { allowed, retry_after_s } = await countAttempt(database, bucket, key);
  if (!allowed) throw new Problem("too_many_requests", { retry_after_s });
}

/** What is limited by network, by network with address, and has something spare for each such pair. */
export type SharedBucket = "sign_up" | "recovery";

/**
 * Counts an attempt of somebody who shares a network with others. When these have used up what the network may, each
 * address still has a few of its own there, so that nobody keeps everybody else out; `too_many_requests` beyond them.
 */
export async function takeFromNetwork(
  database: Database,
  bucket: SharedBucket,
  network: string,
  address: string | undefined,
): Promise<void> {
  if (address === undefined) return await takeAttempt(database, bucket, network);
  await takeAttempt(database, `${bucket}_pair`, `${network} ${address}`);
  if (await mayAttempt(database, bucket, network)) return;
  if (bucket === "sign_up") await takeAttempt(database, "sign_up_flood", network);
  await takeAttempt(database, `${bucket}_spare`, `${network} ${address}`);
}

function countAttempt(database: Database, bucket: AttemptBucket, key: string) {
  const { max, period } = LIMITS[bucket];
  return asService(database).ask(
    Taken,
    (sql) => sql`select private.take_attempt(${bucket}, ${key}, ${max}, ${period}::text::interval) as answer`,
  );
}

/** Starts anew for a key, as after an attempt that succeeded. */
export async function forgetAttempts(database: Database, bucket: AttemptBucket, key: string): Promise<void> {
  await asService(database).ask(
    z.unknown(),
    (sql) => sql`select to_jsonb(private.forget_attempts(${bucket}, ${key})::text) as answer`,
  );
}

/**
 * Lets a secret link be read, and counts what opens nothing, so that whoever guesses is stopped. Whoever has a right
 * one is not, whatever is guessed beside them.
 */
export async function readByToken<Row>(
  { database, client }: { database: Database; client: Client },
  read: Promise<Row>,
): Promise<Row> {
  try {
    return await read;
  } catch (error) {
    if (problemOf(error) === "not_found") await takeAttempt(database, "wrong_token", client.network);
    throw error;
  }
}

function problemOf(error: unknown): string | undefined {
  return (error instanceof Problem ? error : problemOfFailure(error))?.code;
}
