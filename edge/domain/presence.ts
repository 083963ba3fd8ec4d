import * as z from "zod/mini";
import { Id, Instant, line, maybe } from "./fields.ts";

/** What a professional is marked as; nobody knows of those who are not marked. */
export const PRESENCE_STATES = ["at_work", "on_pause", "away"] as const;
export const PresenceState = z.enum(PRESENCE_STATES);
export type PresenceState = z.infer<typeof PresenceState>;

/** A change of presence: a pause has a reason, and who is at work may say where. */
export const PresenceChange = z.object({
  state: PresenceState,
  reason: maybe(line(1, 200)),
  room_id: maybe(Id),
});
export type PresenceChange = z.infer<typeof PresenceChange>;

/** Where a professional is now. */
export const Presence = z.object({
  professional_id: Id,
  state: PresenceState,
  reason: z.nullable(z.string()),
  room_id: z.nullable(Id),
  since: Instant,
});
export type Presence = z.infer<typeof Presence>;

/** An active professional: what they are marked as, if anybody said, and what they serve (nothing means all). */
export const StaffedProfessional = z.object({
  professional_id: Id,
  full_name: z.string(),
  user_id: z.nullable(Id),
  state: z.nullable(PresenceState),
  reason: z.nullable(z.string()),
  room_id: z.nullable(Id),
  since: z.nullable(Instant),
  services: z.array(Id),
});
export type StaffedProfessional = z.infer<typeof StaffedProfessional>;
