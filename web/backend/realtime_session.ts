import * as z from "zod/mini";

/** A short-lived token for one queue, as tickets and displays buy it. */
export const RealtimeSession = z.object({ access_token: z.string() });
export type RealtimeSession = z.infer<typeof RealtimeSession>;
