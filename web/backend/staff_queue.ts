import * as z from "zod/mini";
import { Priority } from "../../edge/domain/priority.ts";
import { Risk } from "../../edge/domain/risk.ts";
import { VisitStatus } from "../../edge/domain/visit.ts";

/** The lists of a queue as the staff sees them, in the order in which a visit passes through them. */
export const SECTIONS = ["waiting", "called", "in_service", "recent"] as const;
export type Section = (typeof SECTIONS)[number];

/** Counts of one establishment; `finished_today` by its local day. */
export const Indicators = z.object({
  waiting: z.int().check(z.nonnegative()),
  in_service: z.int().check(z.nonnegative()),
  finished_today: z.int().check(z.nonnegative()),
});
export type Indicators = z.infer<typeof Indicators>;

/** Who a visit belongs to: what a realtime frame never carries. */
const Person = z.object({
  patient: z.object({ id: z.string(), name: z.string() }),
  token: z.nullable(z.string()),
  priority: z.nullable(Priority),
});
export type Person = z.infer<typeof Person>;

const FrameVisit = z.object({
  id: z.string(),
  code: z.string(),
  status: VisitStatus,
  risk: z.nullable(Risk),
  /** Place in the call order, from 1; null for whoever is not in it. */
  position: z.nullable(z.int()),
  service_id: z.nullable(z.string()),
  room_id: z.nullable(z.string()),
  professional_id: z.nullable(z.string()),
  arrived_at: z.string(),
  called_at: z.nullable(z.string()),
  started_at: z.nullable(z.string()),
  finished_at: z.nullable(z.string()),
});
export type FrameVisit = z.infer<typeof FrameVisit>;

const StaffVisit = z.extend(FrameVisit, Person.shape);
export type StaffVisit = z.infer<typeof StaffVisit>;

const head = {
  /** Grows by one with each change of the queue. */
  version: z.int().check(z.nonnegative()),
  /** The database's clock when this was taken; the device's own clock is never trusted. */
  at: z.string(),
  indicators: Indicators,
};

/** What `staff:<establishment id>` carries: the whole queue without names, tokens and legal classes. */
export const StaffFrame = z.object({
  ...head,
  waiting: z.array(FrameVisit),
  called: z.array(FrameVisit),
  in_service: z.array(FrameVisit),
  recent: z.array(FrameVisit),
});
export type StaffFrame = z.infer<typeof StaffFrame>;

/** What `GET /establishments/:id/queue` answers: the same with names. */
export const StaffQueue = z.object({
  ...head,
  waiting: z.array(StaffVisit),
  called: z.array(StaffVisit),
  in_service: z.array(StaffVisit),
  recent: z.array(StaffVisit),
});
export type StaffQueue = z.infer<typeof StaffQueue>;
