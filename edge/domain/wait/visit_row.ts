import * as z from "zod/mini";
import { Risk } from "../risk.ts";
import { VisitStatus } from "../visit.ts";
import type { WaitEvent } from "./event.ts";

const Minutes = z.number();

/** An event of `visit_events` as the database gives it to learn from. */
export const EventRow = z.object({
  id: z.int(),
  /** Minutes since the epoch. */
  at: Minutes,
  visit: z.string(),
  act: z.string(),
  from: z.nullable(VisitStatus),
  to: VisitStatus,
  risk: z.nullable(Risk),
  /** By law, 0 to 2 as in `PRECEDENCES`. */
  precedence: z.int(),
  professional: z.nullable(z.string()),
  /** Services that share professionals share a pool, and a model. */
  pool: z.int().check(z.nonnegative()),
  /** An undo, or what one took back. */
  void: z.boolean(),
  promise: z.nullable(z.object({ about: Minutes, until: Minutes })),
});
export type EventRow = z.infer<typeof EventRow>;

/** What a model learns from an event of the database; nothing from calls, confirmations and the like. */
export function waitEventsOf(row: EventRow): WaitEvent[] {
  const about = { at: row.at, visit: row.visit };
  if (row.void) return [];
  switch (row.to) {
    case "awaiting_triage":
      return row.from === null ? [{ ...about, kind: "arrive", precedence: row.precedence }] : [];
    case "waiting":
      return beginningToWait(row);
    case "called":
      return [];
    case "in_service":
      return starting(row);
    case "awaiting_return":
    case "finished":
      if (row.from !== "in_service") return [];
      return [{ ...about, kind: "finish", next: row.to === "finished" ? "home" : "away" }];
    case "cancelled":
      return [{ ...about, kind: "leave" }];
    case "no_show":
      return [{ ...about, kind: "no_show" }];
  }
}

function beginningToWait({ at, visit, act, from, risk, precedence }: EventRow): WaitEvent[] {
  const about = { at, visit };
  const classified: WaitEvent = { ...about, kind: "triage", risk };
  if (from === null) return [{ ...about, kind: "arrive", precedence }, classified];
  if (from === "awaiting_triage" || act === "triage") return [classified];
  return from === "awaiting_return" || from === "no_show" ? [{ ...about, kind: "return" }] : [];
}

function starting({ at, visit, from, professional, promise }: EventRow): WaitEvent[] {
  if (from === "in_service" || professional === null) return [];
  const start: WaitEvent = { at, visit, kind: "start", professional };
  return promise ? [{ at, visit, kind: "promise", ...promise, occasion: "triage" }, start] : [start];
}
