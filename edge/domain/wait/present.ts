import * as z from "zod/mini";

/** A prediction that waits to be judged when the patient is called. */
const Promised = z.object({
  /** When the bound ends: a call after this minute exceeds it. */
  until: z.number(),
  /** Which of the bound's factors made it. */
  bucket: z.int(),
  /** Share of a full observation that it counts. */
  weight: z.number(),
});

const OpenVisit = z.object({
  phase: z.enum(["triage", "waiting", "serving"]),
  type: z.int(),
  precedence: z.int(),
  /** Whether this is a return from exams. */
  returned: z.boolean(),
  /** Minute in which the phase began. */
  since: z.number(),
  professional: z.nullable(z.string()),
  promised: z.array(Promised),
});
export type OpenVisit = z.infer<typeof OpenVisit>;

/** Somebody who left a first consultation, or was not there when called, and may be back. */
const LeftVisit = z.object({
  visit: z.string(),
  type: z.int(),
  precedence: z.int(),
  /** Minute of leaving. */
  at: z.number(),
  /** Sent to exams, not there when called, or gone without anybody saying where. */
  how: z.enum(["away", "missed", "unknown"]),
  /** Whether they came back. */
  returned: z.boolean(),
});
export type LeftVisit = z.infer<typeof LeftVisit>;

const Professional = z.object({
  /** The visit in service. */
  visit: z.nullable(z.string()),
  /** Minute in which the professional was last seen busy. */
  last: z.number(),
  /** Whether somebody waited when the last patient left. */
  pressed: z.boolean(),
});
export type Professional = z.infer<typeof Professional>;

/** The unfinished business of a fold over a clinic's events. Minutes on the events' own scale. */
export const Present = z.object({
  /** The latest minute that was lived through; null before the first event. */
  clock: z.nullable(z.number()),
  /** Minute of the first event. */
  began: z.number(),
  visits: z.record(z.string(), OpenVisit),
  left: z.array(LeftVisit),
  professionals: z.record(z.string(), Professional),
  /** Since when somebody has been waiting without a break; null when nobody waits. */
  queue_since: z.nullable(z.number()),
  /** The last end of a triage and how many it left waiting for theirs. */
  triage_end: z.nullable(z.object({ at: z.number(), remaining: z.int() })),
});
export type Present = z.infer<typeof Present>;
