import * as z from "zod/mini";
import { Risk } from "../risk.ts";

const about = { at: z.number(), visit: z.string() };

/**
 * What a clinic's model learns from. `at` in minutes on any scale that is the same for all events of a clinic
 * (minutes since the epoch); visits and professionals by any name that is theirs.
 */
export const WaitEvent = z.discriminatedUnion("kind", [
  /** `precedence` by law, 0 to 2 as in `PRECEDENCES`; left out where nobody notes it. */
  z.object({ ...about, kind: z.literal("arrive"), precedence: z.optional(z.int()) }),
  /** Triage ended, or was done again. */
  z.object({ ...about, kind: z.literal("triage"), risk: z.nullable(Risk) }),
  z.object({ ...about, kind: z.literal("start"), professional: z.string() }),
  /** `next` tells whether the patient comes back from exams; without it nobody knows. */
  z.object({ ...about, kind: z.literal("finish"), next: z.optional(z.enum(["home", "away"])) }),
  /** Back in the queue: from exams, or after having missed the call. */
  z.object({ ...about, kind: z.literal("return") }),
  z.object({ ...about, kind: z.literal("no_show") }),
  /** Gone without having been called. */
  z.object({ ...about, kind: z.literal("leave") }),
  /** The patient was told of a wait, which is judged when the consultation begins. */
  z.object({
    ...about,
    kind: z.literal("promise"),
    /** What was said, in minutes from when it was said. */
    about: z.number(),
    /** Minute in which the bound ends. */
    until: z.number(),
    /** Made at the end of triage, or one of many while waiting. */
    occasion: z.enum(["triage", "tick"]),
  }),
]);
export type WaitEvent = z.infer<typeof WaitEvent>;

/** Events of one kind. */
export type WaitEventOf<Kind extends WaitEvent["kind"]> = Extract<WaitEvent, { kind: Kind }>;
