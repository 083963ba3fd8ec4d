import {
  decodeJwt,
  errors,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
  type JWTVerifyGetKey,
} from "jose";

/** Who speaks: verified claims, and the role that the database shall see. */
export interface Identity {
  role: string;
  claims: JWTPayload;
  /** Seconds since 1970, or null for an API key, which does not end. */
  expires: number | null;
}

/** Why a token is not taken, in hosted's words. */
export class TokenError extends Error {
  override name = "TokenError";

  constructor(readonly code: string, message: string) {
    super(message);
  }
}

/** Settings of {@linkcode createVerifier}. */
export interface VerifierOptions {
  /** Secret of HS256 tokens. */
  secret: string;
  /** Opaque keys that stand for a role: `sb_secret_…` for service_role, every other for anon. */
  apiKeys: readonly string[];
  /** Public keys of ES256 and other asymmetric tokens, chosen by `kid`. */
  jwks?: readonly JWK[];
}

/** Verifies a token or throws a {@linkcode TokenError}. */
export type Verify = (token: string) => Promise<Identity>;

/** A verifier of the tokens of this server. */
export function createVerifier(options: VerifierOptions): Verify {
  const secret = new TextEncoder().encode(options.secret);
  const opaque = new Set(options.apiKeys.filter((key) => key.split(".").length !== 3));
  const findKey: JWTVerifyGetKey = ({ alg, kid }) => {
    if (alg?.startsWith("HS")) return secret;
    const jwk = options.jwks?.find((jwk) => jwk.kid === kid && jwk.kty !== "oct");
    if (!jwk || !alg) throw noSigner;
    return importJWK(jwk, alg);
  };
  return async function verify(token) {
    if (opaque.has(token)) return keyIdentity(token);
    try {
      const { payload } = await jwtVerify(token, findKey, { algorithms });
      return jwtIdentity(payload);
    } catch (error) {
      throw tokenError(error, token);
    }
  };
}

const algorithms = ["HS256", "HS384", "HS512", "RS256", "ES256", "EdDSA", "Ed25519"];

const noSigner = new TokenError(
  "JwtSignerError",
  "Failed to generate JWT signer, check your JWT secret or JWKS configuration",
);

function keyIdentity(key: string): Identity {
  const role = key.startsWith("sb_secret_") ? "service_role" : "anon";
  return { role, claims: { role }, expires: null };
}

function jwtIdentity(claims: JWTPayload): Identity {
  const { role, exp } = claims;
  if (typeof role !== "string" || typeof exp !== "number") {
    throw new TokenError("InvalidJWTToken", "Fields `role` and `exp` are required in JWT");
  }
  return { role, claims, expires: exp };
}

function tokenError(error: unknown, token: string): TokenError {
  if (error instanceof TokenError) return error;
  if (error instanceof errors.JWTExpired) return expiredError(error.payload.exp ?? 0);
  if (error instanceof errors.JWTClaimValidationFailed) {
    return new TokenError("InvalidJWTToken", `Token is not valid: claim \`${error.claim}\``);
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return new TokenError("JwtSignatureError", "Failed to validate JWT signature");
  }
  return isJwt(token) ? noSigner : new TokenError("MalformedJWT", "The token provided is not a valid JWT");
}

/** What is said of a token that ended. */
export function expiredError(expires: number): TokenError {
  const seconds = Math.max(0, Math.floor(Date.now() / 1000) - expires);
  return new TokenError("InvalidJWTToken", `Token has expired ${seconds} seconds ago`);
}

function isJwt(token: string): boolean {
  try {
    decodeJwt(token);
    return true;
  } catch {
    return false;
  }
}
