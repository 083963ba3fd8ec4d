import * as z from "zod/mini";
import {
  ClinicService,
  CountsFrom,
  describeService,
  NewcomerWait,
  type NewcomerWaits,
  ServiceRow,
  shownWait,
} from "./clinic.ts";
import { BirthDate, Cpf, Id, Instant, line, lines, maybe, Token } from "./fields.ts";
import { PRIORITIES, Priority } from "./priority.ts";
import { estimateWait, roundUpToFive, type Wait } from "./wait/estimate.ts";

/** Classes that somebody may claim; the others follow from the date of birth. */
export const CLAIMABLE = PRIORITIES.filter((one) => one !== "elderly" && one !== "elderly_80");

/** Somebody takes a ticket by phone. */
export const NewRemoteTicket = z.object({
  name: line(2, 120),
  birth_date: BirthDate,
  /** What brings the person here, in their own words. */
  symptoms: lines(500).check(z.minLength(2)),
  cpf: maybe(Cpf),
  priority: maybe(z.enum(CLAIMABLE)),
  /** The first one when left out. */
  service_id: maybe(Id),
  /** Secret of the phone, so that a repetition gives the same ticket. */
  device: maybe(Token),
});
export type NewRemoteTicket = z.infer<typeof NewRemoteTicket>;

/** `confirmed`: a visit now, with the same token; `left`: given back. */
export const REMOTE_TICKET_STATES = ["expected", "confirmed", "lapsed", "left"] as const;

const Count = z.int().check(z.nonnegative());
const Place = z.object({
  /** Who waits and would be called before. */
  ahead: Count,
  /** Who took a ticket by phone before and may yet confirm. */
  expected_before: Count,
});

const ticket = {
  code: z.string(),
  token: Token,
  state: z.enum(REMOTE_TICKET_STATES),
  joined_at: Instant,
  /** Until when the arrival must be confirmed. */
  expires_at: Instant,
  /** When this was read. */
  now: Instant,
  counts_from: CountsFrom,
  /** As it would be if the arrival were confirmed now; null where triage decides, and for a ticket that is over. */
  place: z.nullable(Place),
  establishment: z.object({
    id: Id,
    slug: z.string(),
    name: z.string(),
    timezone: z.string(),
    logo_path: z.nullable(z.string()),
  }),
};

export const RemoteTicketRow = z.object({ ...ticket, service: ServiceRow });
export type RemoteTicketRow = z.infer<typeof RemoteTicketRow>;

/** A ticket by phone, as its holder reads it. */
export const RemoteTicket = z.object({
  ...ticket,
  service: ClinicService,
  /** From the confirmation of the arrival until the consultation. */
  wait: NewcomerWait,
});
export type RemoteTicket = z.infer<typeof RemoteTicket>;

/** What the holder of a ticket is told. */
export function describeRemoteTicket(row: RemoteTicketRow, told: NewcomerWaits): RemoteTicket {
  const wait = row.state === "expected" ? waitOf(row, told) : null;
  return { ...row, service: describeService(row.service, told), wait: wait && shownWait(wait) };
}

/**
 * The last in the queue waits like every newcomer; whoever has a place before others, the part of that which lies
 * before the place. While nothing is told of newcomers, by the present pace.
 */
function waitOf({ place, service }: RemoteTicketRow, told: NewcomerWaits): Wait | null {
  const newcomer = told[service.id] ?? null;
  if (place === null) return newcomer;
  if (newcomer === null) return estimateWait(service, place.ahead, null);
  const share = Math.min(1, (place.ahead + 1) / (service.waiting + 1));
  return {
    about_minutes: roundUpToFive(newcomer.about_minutes * share),
    up_to_minutes: roundUpToFive(newcomer.up_to_minutes * share),
  };
}

/** What hangs at the reception, as it was read or typed. */
export const ArrivalKey = z.object({ key: line(1, 40) });

/** What a member reads of it. */
export const ArrivalPoster = z.object({ key: z.string(), renewed_at: Instant });
export type ArrivalPoster = z.infer<typeof ArrivalPoster>;

/** A code, or the address in a ticket's QR code as a reader types it. */
export const ShownTicket = z.object({ shown: line(1, 300) });

/** Somebody who is expected, as members see them. */
export const ExpectedPerson = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  birth_date: z.iso.date(),
  cpf: z.nullable(z.string()),
  priority: z.nullable(Priority),
  service_id: Id,
  joined_at: Instant,
  expires_at: Instant,
});
export type ExpectedPerson = z.infer<typeof ExpectedPerson>;
