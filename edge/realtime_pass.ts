import * as jose from "jose";
import { Problem } from "./domain/problems.ts";
import type { RealtimeSession } from "./domain/public_queue.ts";
import type { ReadySettings } from "./settings.ts";

/** Who a pass is for: a patient's ticket, a panel that is open by its link, or the TV that is paired with one. */
export type PassHolder =
  | { audience: "vez-ticket"; visit: string }
  | { audience: "vez-display"; display: string }
  | { audience: "vez-display"; display: string; device: string };

/**
 * Signs short tokens with which a phone or a panel joins one establishment's queue, and nothing else. A paired TV joins
 * the calls alone, by what the database knows of its pairing: no establishment stands in its pass.
 */
export interface RealtimePasses {
  issue(holder: PassHolder, establishment: string): Promise<RealtimeSession>;
}

const LIFE_SECONDS = 3600;

/**
 * Passes have the role `anon` and an audience of their own, so they are no session of staff anywhere. Without a
 * key of the project there is nothing to sign with: `unavailable`.
 */
export function createRealtimePasses(
  settings: Pick<ReadySettings, "jwtSecret" | "signingKey">,
  now: () => number = Date.now,
): RealtimePasses {
  const key = importKey(settings);
  return {
    async issue({ audience, ...subject }, establishment) {
      const signer = await key;
      if (!signer) throw new Problem("unavailable");
      const issued = Math.floor(now() / 1000);
      const isPaired = "device" in subject;
      const place = isPaired ? {} : { establishment };
      const accessToken = await new jose.SignJWT({ role: "anon", ...place, ...subject })
        .setProtectedHeader(signer.header)
        .setAudience(audience)
        .setIssuedAt(issued)
        .setExpirationTime(issued + LIFE_SECONDS)
        .sign(signer.key);
      return {
        access_token: accessToken,
        topic: isPaired ? callsTopic(establishment) : queueTopic(establishment),
        expires_at: new Date((issued + LIFE_SECONDS) * 1000).toISOString(),
      };
    },
  };
}

/** The anonymous topic of an establishment's queue. */
export function queueTopic(establishment: string): string {
  return `queue:${establishment}`;
}

/** The anonymous topic of an establishment's calls. */
function callsTopic(establishment: string): string {
  return `calls:${establishment}`;
}

async function importKey({ signingKey, jwtSecret }: Pick<ReadySettings, "jwtSecret" | "signingKey">) {
  if (signingKey) {
    const { alg, kid } = signingKey;
    return {
      key: await jose.importJWK(signingKey, alg),
      header: { alg, typ: "JWT", ...(kid ? { kid } : {}) },
    };
  }
  if (!jwtSecret) return null;
  return { key: new TextEncoder().encode(jwtSecret), header: { alg: "HS256", typ: "JWT" } };
}
