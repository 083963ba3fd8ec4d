import * as z from "zod/mini";

const Day = z.iso.date();

/** `?from=&to=`: days of the clinic's calendar, both included. */
export const SpanQuery = z.object({ from: z.optional(Day), to: z.optional(Day) });
export type SpanQuery = z.infer<typeof SpanQuery>;

/** What every report begins with; `today` is the clinic's. */
export const Span = z.object({ from: Day, to: Day, today: Day, timezone: z.string() });
export type Span = z.infer<typeof Span>;

/** How many. */
export const Count = z.int();
/** Null where there was nothing to measure. */
export const Minutes = z.nullable(z.number());
