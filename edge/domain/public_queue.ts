import * as z from "zod/mini";
import { ServiceRow } from "./clinic.ts";
import { DisplayLook, PanelCalls, PanelWait } from "./display.ts";
import { Language } from "./establishment.ts";
import { Id, Instant } from "./fields.ts";
import { QueueSnapshot } from "./queue_snapshot.ts";
import { Risk } from "./risk.ts";
import { PHASES, VisitStatus } from "./visit.ts";

const EpochSeconds = z.int().check(z.nonnegative());
/** What anybody at the door may know of a clinic. */
const Place = z.object({
  id: Id,
  name: z.string(),
  timezone: z.string(),
  /** In the bucket `logos`; `/logos/<path>` on the pages' own origin. */
  logo_path: z.nullable(z.string()),
});
/** Pages of phones speak the clinic's language to readers who wish for none of ours; panels have languages of their own. */
const TicketPlace = z.extend(Place, { language: Language });

/** What the database tells to whoever has a ticket's token. */
export const TicketRow = z.object({
  visit: z.object({
    id: Id,
    code: z.string(),
    status: VisitStatus,
    risk: z.nullable(Risk),
    arrived: EpochSeconds,
    called_at: z.nullable(Instant),
    room: z.nullable(z.string()),
  }),
  /** Read by a link that only watches. */
  watching: z.boolean(),
  /** The visit ended a day ago: nothing is told of the queue any more. */
  over: z.boolean(),
  establishment: TicketPlace,
  snapshot: QueueSnapshot,
});
export type TicketRow = z.infer<typeof TicketRow>;

/** What the database tells to whoever has a display's id. */
export const DisplayRow = z.extend(PanelCalls, {
  display: DisplayLook,
  establishment: Place,
  /** Services whose waits are told. */
  waits: z.array(ServiceRow),
  snapshot: QueueSnapshot,
});
export type DisplayRow = z.infer<typeof DisplayRow>;

/** Minutes, rounded up to five. */
const Wait = z.object({ about_minutes: z.int(), up_to_minutes: z.int() });

/** What a wait was worked out from besides the people before. */
const WaitBasis = {
  /** At work now; 0 when nobody is. */
  professionals: z.int(),
  /** Usual length of a consultation, with the gap before the next one. */
  usual_minutes: z.int(),
  /** People not in the queue yet who can be expected to go before: the more urgent, those with precedence by law or back from exams. */
  overtaking: z.int(),
};

/** One person's turn: nothing about anybody else but codes, rooms and times. */
export const Ticket = z.object({
  code: z.string(),
  status: VisitStatus,
  phase: z.enum(PHASES),
  /** Place in the call order, from 1; null when not waiting in it. */
  position: z.nullable(z.int()),
  /** People before this one. */
  ahead: z.nullable(z.int()),
  risk: z.nullable(Risk),
  /** Null when nothing is known, and for red and orange. */
  wait: z.nullable(Wait),
  /** The same from the clinic's own model, which devices keep until they hear another; left out while there is none. */
  forecast: z.optional(z.extend(Wait, WaitBasis)),
  /** Of ten people, how many waited no longer than told in the last 30 days; left out while too few were told. */
  kept_of_ten: z.optional(z.int()),
  /** Where to go, once called. */
  room: z.nullable(z.string()),
  called_at: z.nullable(Instant),
  /** With `code`, who this is within `snapshot`: seconds since the epoch. */
  arrived: EpochSeconds,
  /** By a link that only watches: it may do nothing. Left out of the ticket's own. */
  watching: z.optional(z.literal(true)),
  /** The last five calls of the establishment, latest first. */
  called: z.array(z.object({ code: z.string(), room: z.nullable(z.string()), called_at: Instant })),
  /** The next five, in call order. */
  next: z.array(z.object({ code: z.string(), position: z.int() })),
  establishment: TicketPlace,
  /** Realtime topic to join with the token of `POST …/session`. */
  topic: z.string(),
  version: z.int(),
  updated_at: Instant,
  snapshot: QueueSnapshot,
});
export type Ticket = z.infer<typeof Ticket>;

/** A TV panel that is open by its link: codes, rooms and times only. */
export const Display = z.extend(DisplayRow, {
  waits: z.array(PanelWait),
  topic: z.string(),
  version: z.int(),
  updated_at: Instant,
});
export type Display = z.infer<typeof Display>;

/** A short pass to one establishment's realtime topic. */
export const RealtimeSession = z.object({
  access_token: z.string(),
  topic: z.string(),
  expires_at: Instant,
});
export type RealtimeSession = z.infer<typeof RealtimeSession>;
