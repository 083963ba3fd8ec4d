import { type ReadonlySignal, signal } from "@preact/signals";
import { fetchAccessToken } from "../backend/staff_api.ts";
import { createTokenSource, type TokenSource } from "./access_token.ts";

/** The staff session of this browser, as a living page knows it. */
export interface StaffSession {
  readonly tokens: TokenSource;
  /** The session has ended: nothing more arrives until somebody signs in. */
  readonly isSignedOut: ReadonlySignal<boolean>;
  /** The token; null lets the API say that the session has ended. Any other failure is the network's. */
  tokenOrNobody(): Promise<string | null>;
}

/** The session of this browser has ended: not worth a retry. */
class SignedOut extends Error {}

/** Makes the session; a token is fetched when somebody wants it. */
export function createStaffSession(): StaffSession {
  const isSignedOut = signal(false);
  const tokens = createTokenSource(async () => {
    const session = await fetchAccessToken();
    isSignedOut.value = session === null;
    if (session === null) throw new SignedOut();
    return session;
  });
  return {
    tokens,
    isSignedOut,
    async tokenOrNobody() {
      try {
        return await tokens.get();
      } catch (error) {
        if (error instanceof SignedOut) return null;
        throw error;
      }
    },
  };
}

/** Where realtime tells staff of a clinic's queue. */
export function staffTopic(establishment: string) {
  return { topic: `staff:${establishment}`, event: "snapshot" };
}
