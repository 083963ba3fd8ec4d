import * as z from "zod/mini";
import { StaffQueue, Visit } from "../../edge/domain/staff_queue.ts";

/** The lists of a queue as the staff sees them, in the order in which a visit passes through them. */
export const SECTIONS = ["waiting", "called", "in_service", "recent"] as const;
export type Section = (typeof SECTIONS)[number];

/** Who a visit belongs to: what a realtime frame never carries. */
export type Person = Pick<Visit, "patient" | "token" | "priority">;

const FrameVisit = z.omit(Visit, { patient: true, token: true, priority: true });
export type FrameVisit = z.infer<typeof FrameVisit>;

/** What `staff:<establishment id>` carries: the whole queue without names, tokens and legal classes. */
export const StaffFrame = z.extend(StaffQueue, {
  waiting: z.array(FrameVisit),
  called: z.array(FrameVisit),
  in_service: z.array(FrameVisit),
  recent: z.array(FrameVisit),
});
export type StaffFrame = z.infer<typeof StaffFrame>;
