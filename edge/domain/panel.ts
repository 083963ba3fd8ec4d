import * as z from "zod/mini";
import { ServiceRow } from "./clinic.ts";
import { DisplayLook, PanelCalls, PanelWait } from "./display.ts";
import { Id, Instant } from "./fields.ts";

/** A TV that waits to be paired: the code for people's eyes, the credential for the TV alone. */
export const Pairing = z.object({
  code: z.string(),
  credential: z.string(),
  expires_at: Instant,
});
export type Pairing = z.infer<typeof Pairing>;

/** What somebody typed who stands before the TV; spaces and hyphens do not count. */
export const PairingCode = z.object({ code: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)) });

const Place = z.object({
  id: Id,
  name: z.string(),
  timezone: z.string(),
  logo_path: z.nullable(z.string()),
});

const waiting = z.object({ state: z.literal("waiting"), code: z.string(), expires_at: Instant });
const paired = z.extend(PanelCalls, {
  state: z.literal("paired"),
  display: DisplayLook,
  establishment: Place,
  waits: z.array(PanelWait),
  /** Changes with whatever is shown beside calls. */
  revision: z.string(),
  /** The database's time, in seconds since the epoch. */
  at: z.int(),
});

/** What a TV shows: its code until somebody has entered it, then its panel. */
export const PanelView = z.discriminatedUnion("state", [waiting, paired]);
export type PanelView = z.infer<typeof PanelView>;

/** What the database tells besides: which pairing it is, and what waits follow from. */
export const PanelRow = z.discriminatedUnion("state", [
  waiting,
  z.extend(paired, { device: Id, waits: z.array(ServiceRow) }),
]);
export type PanelRow = z.infer<typeof PanelRow>;

/** A sign of life; `sound`: bell and voice may be heard. */
export const SignOfLife = z.object({ sound: z.boolean() });

/** Whether something was missed: compare with what is on the screen. */
export const PanelPulse = z.object({ last: z.int(), revision: z.string(), at: z.int() });
export type PanelPulse = z.infer<typeof PanelPulse>;

/** Calls that came after a number; all of the last minutes when it is left out. */
export const SinceCall = z.object({ after: z.optional(z.string().check(z.regex(/^\d{1,15}$/))) });
