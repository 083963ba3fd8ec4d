import * as z from "zod/mini";
import { Indicators } from "./establishment.ts";
import { Id, Instant } from "./fields.ts";
import { Priority } from "./priority.ts";
import { Risk } from "./risk.ts";
import { Announcement, VisitOrigin, VisitOutcome, VisitStatus } from "./visit.ts";

/** A field that answers kept from before it existed lack. */
const later = <Value extends z.core.$ZodType>(value: Value) => z._default(z.nullable(value), null);

/** A visit as staff sees it. */
export const Visit = z.object({
  id: Id,
  code: z.string(),
  /** Whoever has it reads the ticket page. */
  token: z.string(),
  status: VisitStatus,
  risk: z.nullable(Risk),
  priority: z.nullable(Priority),
  /** Place in the call order, from 1; null for whoever is not in it. */
  position: z.nullable(z.int()),
  patient: z.object({ id: Id, name: z.string() }),
  service_id: z.nullable(Id),
  room_id: z.nullable(Id),
  professional_id: z.nullable(Id),
  arrived_at: Instant,
  called_at: z.nullable(Instant),
  started_at: z.nullable(Instant),
  finished_at: z.nullable(Instant),
  /** When it left the queue, in whichever way; null while it is open. Answers kept from before it existed lack it. */
  closed_at: later(Instant),
  origin: z._default(VisitOrigin, "reception"),
  /** Time of the appointment, from which the visit counts in the order. */
  scheduled_for: later(Instant),
  /** Until when the patient should be seen, by colour; null before triage and once seen. */
  due_at: later(Instant),
  /** The patient has stepped out until then and keeps the place; a moment that has passed means nothing. */
  out_until: later(Instant),
  /** What the patient said last of where they are, and when. */
  announced: later(Announcement),
  announced_at: later(Instant),
  /** When the patient saw the latest call. */
  acknowledged_at: later(Instant),
  /** The patient says that they got worse, and until when somebody should look. */
  worse_at: later(Instant),
  worse_due_at: later(Instant),
  /** Calls since the visit last began to wait. */
  call_times: z._default(z.int().check(z.nonnegative()), 0),
  outcome: later(VisitOutcome),
});
export type Visit = z.infer<typeof Visit>;

/** The queue of one establishment with names: for its members only. */
export const StaffQueue = z.object({
  /** Grows by one with each change. */
  version: z.int().check(z.nonnegative()),
  /** The database's clock when this was taken. */
  at: Instant,
  indicators: Indicators,
  waiting: z.array(Visit),
  called: z.array(Visit),
  in_service: z.array(Visit),
  /** The last ten that ended. */
  recent: z.array(Visit),
});
export type StaffQueue = z.infer<typeof StaffQueue>;
