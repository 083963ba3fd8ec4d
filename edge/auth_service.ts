import * as z from "zod/mini";
import type { Client } from "./api_env.ts";
import type { ClientAddresses } from "./domain/client_address.ts";
import { AuthSession } from "./domain/login.ts";
import { invalidInput, Problem } from "./domain/problems.ts";
import type { ReadySettings } from "./settings.ts";

/** An address and a password. */
export interface Credentials {
  email: string;
  password: string;
}

/** Supabase Auth, asked in somebody's name. */
export interface AuthService {
  /** A session, or the problem `invalid_credentials`. */
  signIn(credentials: Credentials, client: Client): Promise<AuthSession>;
  /** A session; null when the address has to be confirmed first. */
  signUp(credentials: Credentials, client: Client): Promise<AuthSession | null>;
  /** Whether the password is right; what signing in opened for the proof is closed again. */
  isRight(credentials: Credentials, client: Client): Promise<boolean>;
}

const LIMIT_MS = 15_000;

/** What Supabase Auth says when it refuses. */
const Refusal = z.object({ error_code: z.optional(z.string()) });
/** What it says of a login that waits for its confirmation. */
const Unconfirmed = z.object({ id: z.string() });

type AuthSettings = Pick<ReadySettings, "supabaseUrl" | "publishableKey" | "secretKey">;

/** Asks with the secret key where there is one: hosted projects then take our word for the client's address. */
export function createAuthService(settings: AuthSettings, addresses: ClientAddresses): AuthService {
  const apikey = settings.secretKey ?? settings.publishableKey;

  async function post(path: string, body: object, client: Client, token?: string): Promise<Response> {
    if (!apikey) throw new Problem("unavailable");
    const url = `${settings.supabaseUrl.replace(/\/$/, "")}/auth/v1${path}`;
    const headers = {
      apikey,
      "content-type": "application/json",
      // Not the browser's name: secret keys are refused to whatever calls itself one.
      "user-agent": "vez",
      ...client.address === "unknown" ? {} : { "sb-forwarded-for": client.address },
      ...await addresses.vouch(client.address),
      ...token === undefined ? {} : { authorization: `Bearer ${token}` },
    };
    const signal = AbortSignal.timeout(LIMIT_MS);
    try {
      return await fetch(url, { method: "POST", headers, body: JSON.stringify(body), signal });
    } catch (cause) {
      throw new Problem("unavailable", {}, { cause });
    }
  }

  async function signIn(credentials: Credentials, client: Client): Promise<AuthSession> {
    const response = await post("/token?grant_type=password", credentials, client);
    if (!response.ok) throw await refusalOf(response, new Problem("invalid_credentials"));
    return AuthSession.parse(await response.json());
  }

  return {
    signIn,
    async isRight(credentials, client) {
      try {
        const { access_token } = await signIn(credentials, client);
        const ended = await post("/logout?scope=local", {}, client, access_token).catch(() => null);
        await ended?.body?.cancel();
        return true;
      } catch (error) {
        if (error instanceof Problem && error.code === "invalid_credentials") return false;
        throw error;
      }
    },
    async signUp(credentials, client) {
      const response = await post("/signup", credentials, client);
      if (!response.ok) {
        throw await refusalOf(response, invalidInput({ path: "email", code: "invalid_email" }));
      }
      const answer: unknown = await response.json();
      const session = AuthSession.safeParse(answer);
      if (session.success) return session.data;
      Unconfirmed.parse(answer);
      return null;
    },
  };
}

/** Why Supabase Auth refused; `otherwise` for what has no code of its own. */
async function refusalOf(response: Response, otherwise: Problem): Promise<Problem> {
  const refusal = Refusal.safeParse(await response.json().catch(() => null));
  if (response.status >= 500) return new Problem("unavailable");
  if (response.status === 429) {
    const seconds = Number(response.headers.get("retry-after"));
    return new Problem("too_many_requests", { retry_after_s: seconds > 0 ? Math.ceil(seconds) : 60 });
  }
  switch (refusal.data?.error_code) {
    case "email_not_confirmed":
      return new Problem("email_not_confirmed");
    case "user_already_exists":
    case "email_exists":
      return new Problem("email_taken");
    case "weak_password":
      return invalidInput({ path: "password", code: "weak" });
  }
  return otherwise;
}
