import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import * as jose from "jose";
import { z } from "zod";
import type { StaffEnv } from "../api_env.ts";
import { Caller } from "../data/caller.ts";
import { Problem } from "../domain/problems.ts";
import type { ReadySettings } from "../settings.ts";

/** What Supabase Auth signs with when a project has keys; never a symmetric one. */
const ASYMMETRIC = ["ES256", "RS256", "EdDSA"];

/**
 * Claims of a session that statements may rely on. What the account itself can edit (`user_metadata`) is left out,
 * so that no policy can come to trust it.
 */
const SessionClaims = z.object({
  sub: z.uuid(),
  role: z.literal("authenticated"),
  aud: z.union([z.literal("authenticated"), z.array(z.string())]).transform(() => "authenticated"),
  exp: z.int(),
  email: z.string().optional(),
  session_id: z.string().optional(),
});
export type SessionClaims = z.output<typeof SessionClaims>;

/** Tells who a token speaks for; throws `not_authenticated` when it is no session of this project. */
export interface Sessions {
  verify(token: string): Promise<SessionClaims>;
}

/** Verifies by the project's keys (those at hand, else its JWKS, cached), or by the secret where one is set. */
export function createSessions(
  settings: Pick<ReadySettings, "supabaseUrl" | "jwks" | "jwtSecret">,
): Sessions {
  const keys = keysOf(settings);
  const secret = settings.jwtSecret ? importSecret(settings.jwtSecret) : null;
  const known = new KnownSessions();
  const rules = { audience: "authenticated", requiredClaims: ["exp", "sub"] };

  /** The algorithm named by the token chooses among keys of that algorithm only: no key serves two. */
  async function check(token: string): Promise<jose.JWTVerifyResult> {
    const { alg } = jose.decodeProtectedHeader(token);
    if (alg !== "HS256" || !secret) {
      return await jose.jwtVerify(token, keys, { ...rules, algorithms: ASYMMETRIC });
    }
    return await jose.jwtVerify(token, await secret, { ...rules, algorithms: ["HS256"] });
  }

  return {
    async verify(token) {
      const held = known.find(token);
      if (held) return held;
      try {
        const { payload } = await check(token);
        return known.keep(token, SessionClaims.parse(payload));
      } catch (cause) {
        throw new Problem(isOutage(cause) ? "unavailable" : "not_authenticated", {}, { cause });
      }
    },
  };
}

/**
 * Sessions that were verified within the last minute: a desk asks many times with one token, and the signature of a
 * token cannot change. A token is never good beyond its own end.
 */
class KnownSessions {
  private readonly held = new Map<string, { claims: SessionClaims; until: number }>();

  find(token: string): SessionClaims | null {
    const held = this.held.get(token);
    if (!held) return null;
    if (Date.now() < held.until) return held.claims;
    this.held.delete(token);
    return null;
  }

  keep(token: string, claims: SessionClaims): SessionClaims {
    const [oldest] = this.held.keys();
    if (this.held.size >= 1000) this.held.delete(oldest);
    this.held.set(token, { claims, until: Math.min(Date.now() + 60_000, claims.exp * 1000) });
    return claims;
  }
}

function importSecret(secret: string): Promise<CryptoKey> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, ["verify"]);
}

/** The keys could not be fetched: that says nothing about the token. */
class KeysOutOfReach extends Error {}

function isOutage(cause: unknown): boolean {
  return cause instanceof KeysOutOfReach || cause instanceof jose.errors.JWKSTimeout;
}

function keysOf({ supabaseUrl, jwks }: Pick<ReadySettings, "supabaseUrl" | "jwks">): jose.JWTVerifyGetKey {
  const url = new URL(`${supabaseUrl.replace(/\/$/, "")}/auth/v1/.well-known/jwks.json`);
  const remote = jose.createRemoteJWKSet(url, { timeoutDuration: 3000, [jose.customFetch]: fetchKeys });
  if (!jwks) return remote;
  const local = jose.createLocalJWKSet(jwks);
  return async (header, token) => {
    try {
      return await local(header, token);
    } catch (error) {
      if (error instanceof jose.errors.JWKSNoMatchingKey) return await remote(header, token);
      throw error;
    }
  };
}

async function fetchKeys(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    if (response.ok) return response;
    await response.body?.cancel();
  } catch (cause) {
    throw new KeysOutOfReach("Cannot fetch the keys of Supabase Auth", { cause });
  }
  throw new KeysOutOfReach("Cannot fetch the keys of Supabase Auth: it refused");
}

/** The token of a request that has one, for services that decide by it themselves. */
export function bearerOf(c: Context): string {
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (!token) throw new Problem("not_authenticated");
  return token;
}

/** Lets only members of staff with a session pass; handlers find the caller in `c.var.caller`. */
export function session() {
  return createMiddleware<StaffEnv>(async function session(c, next) {
    const claims = await c.var.sessions.verify(bearerOf(c));
    c.set("caller", new Caller(c.var.database, "authenticated", claims));
    await next();
  });
}
