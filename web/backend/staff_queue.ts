import type { Visit } from "../../edge/domain/staff_queue.ts";

/** The lists of a queue as the staff sees them, in the order in which a visit passes through them. */
export const SECTIONS = ["waiting", "called", "in_service", "recent"] as const;
export type Section = (typeof SECTIONS)[number];

/** Who a visit belongs to: what a realtime frame never carries. */
export type Person = Pick<Visit, "patient" | "token" | "priority">;

export type { FrameQueue, FrameVisit } from "../../edge/domain/staff_frame.ts";
