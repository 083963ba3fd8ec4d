import * as z from "zod/mini";

/** What everybody who waits was told last, by visit: about so many minutes, up to so many. Also sent as the event `waits`. */
export const StaffWaits = z.object({ waits: z.record(z.string(), z.tuple([z.int(), z.int()])) });
export type StaffWaits = z.infer<typeof StaffWaits>;
