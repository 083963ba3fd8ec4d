import * as z from "zod/mini";
import { lines, maybe, Token } from "./fields.ts";
import { Announcement, VisitStatus } from "./visit.ts";

const Epoch = z.nullable(z.int().check(z.nonnegative()));

/** What only the patient's own page shows of a visit. */
export const OwnTicket = z.object({
  status: VisitStatus,
  /** When each phase began, in seconds since the epoch. */
  arrived: z.int(),
  triaged: Epoch,
  called: Epoch,
  started: Epoch,
  /** End of the latest consultation, say before exams. */
  finished: Epoch,
  /** The patient has seen the latest call. */
  acknowledged: z.boolean(),
  announced: z.nullable(Announcement),
  /** Out with the place kept until then; null when not. */
  out: Epoch,
  /** The patient said that they got worse, and nobody has looked yet. */
  worse: z.boolean(),
  /** For how many minutes the patient may step out now; 0 for not. */
  may_step_out: z.int().check(z.nonnegative()),
  /** Somebody else may watch by a link that the patient gave. */
  shared: z.boolean(),
});
export type OwnTicket = z.infer<typeof OwnTicket>;

export const TICKET_ACTS = [
  "acknowledge",
  "on_my_way",
  "arrive",
  "step_out",
  "step_in",
  "worsen",
  "leave",
] as const;

/** What a patient does by the ticket. */
export const TicketAct = z.object({
  act: z.enum(TICKET_ACTS),
  /** Of `step_out`. */
  minutes: maybe(z.int().check(z.minimum(1), z.maximum(120))),
  /** Of `worsen`, in the patient's own words. */
  note: maybe(lines(300)),
});
export type TicketAct = z.infer<typeof TicketAct>;

/** What watches a ticket: read it in place of the ticket's own token. */
export const WatchLink = z.object({ token: Token });
export type WatchLink = z.infer<typeof WatchLink>;
