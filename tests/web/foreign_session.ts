import { SignJWT } from "jose";

/** The cookie of a session that another server signed, say before its data folder was made anew. */
export async function foreignSession(): Promise<string> {
  const expires_at = Math.floor(Date.now() / 1000) + 3600;
  const access_token = await new SignJWT({ email: "x@sol.com.br", role: "authenticated" })
    .setProtectedHeader({ alg: "HS256" }).setSubject(crypto.randomUUID()).setAudience("authenticated")
    .setExpirationTime(expires_at).sign(crypto.getRandomValues(new Uint8Array(32)));
  const session = {
    access_token,
    refresh_token: "x",
    token_type: "bearer",
    expires_in: 3600,
    expires_at,
    user: {},
  };
  return "base64-" +
    new TextEncoder().encode(JSON.stringify(session)).toBase64({ alphabet: "base64url", omitPadding: true });
}
