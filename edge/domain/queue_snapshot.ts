import * as z from "zod/mini";
import { Risk } from "./risk.ts";

const EpochSeconds = z.int().check(z.nonnegative());

/**
 * The anonymous state of one establishment's queue: the payload of the event `snapshot` on
 * `queue:<establishment id>`, the body behind every ticket page and TV panel. Never a name, document,
 * symptom or reason of priority. Instants are whole seconds since the epoch by the database's clock, so
 * that 500 people fit in 40 kB and a device's own clock never matters.
 *
 * A visit is recognised by `code` and `arrived` together: codes start again each local day, and a visit may
 * outlive midnight.
 */
export const QueueSnapshot = z.object({
  /** Grows by one with each change; a snapshot is applied only if its version is newer. */
  version: z.int().check(z.nonnegative()),
  /** When the snapshot was taken. */
  at: EpochSeconds,
  /** In call order: the first is next. */
  waiting: z.array(
    z.object({
      code: z.string(),
      arrived: EpochSeconds,
      risk: z.nullable(Risk),
      /** Services that share professionals share a pool, and places are counted in it; 0 is left out. */
      pool: z.optional(z.int().check(z.nonnegative())),
      /** Has stepped out until then and keeps the place. */
      out: z.optional(EpochSeconds),
    }),
  ),
  /** Before triage, by arrival; they have no place in the call order yet. */
  triage: z.array(z.object({ code: z.string(), arrived: EpochSeconds })),
  /** Called and not yet in service, latest call first. */
  called: z.array(
    z.object({
      code: z.string(),
      arrived: EpochSeconds,
      called: EpochSeconds,
      room: z.nullable(z.string()),
      /** How often this person was called in this round; 2 means "called again". */
      times: z.int().check(z.positive()),
    }),
  ),
  in_service: z.array(z.object({ code: z.string(), arrived: EpochSeconds, started: EpochSeconds })),
  /** The last eight calls of the last 24 hours, latest first, whatever became of them. `number` counts the calls of an establishment. */
  recent: z.array(
    z.object({
      number: z.int().check(z.positive()),
      code: z.string(),
      called: EpochSeconds,
      room: z.nullable(z.string()),
    }),
  ),
  /** What the waiting time is estimated from. */
  service: z.object({
    /** Mean length of a consultation here; null before the first has ended. */
    mean_minutes: z.nullable(z.number().check(z.positive())),
    /** Professionals at work now. */
    professionals: z.int().check(z.nonnegative()),
    /** Professionals at work for each pool; left out where there is one pool. */
    pools: z.optional(z.array(z.int().check(z.nonnegative()))),
  }),
});
export type QueueSnapshot = z.infer<typeof QueueSnapshot>;

export { newer, type Place, placeOf, serviceOf, type TicketKey } from "./queue_place.ts";
