import * as z from "zod/mini";
import { Id, Instant } from "./fields.ts";

/** Where a login is signed in. */
export const LoginSession = z.object({
  id: Id,
  created_at: Instant,
  /** When it was last renewed; a session in use is so every hour. */
  refreshed_at: z.nullable(Instant),
  user_agent: z.nullable(z.string()),
  ip: z.nullable(z.string()),
  /** The one that asks. */
  current: z.boolean(),
});
export type LoginSession = z.infer<typeof LoginSession>;

/** A mail on its way; `mailed` is false when no server took it. */
export const EmailProofRequest = z.object({ email: z.string(), mailed: z.boolean() });
export type EmailProofRequest = z.infer<typeof EmailProofRequest>;
