import { z } from "zod";

/** One line per request; nothing personal. */
export interface RequestLine {
  at: string;
  method: string;
  /** The pattern, never the path: paths carry ids and tokens. */
  route: string;
  status: number;
  ms: number;
  request_id: string;
  /** SQLSTATE or name of what went wrong inside, for 5xx. */
  failure?: string;
}

const JsonWebKey = z.looseObject({ kty: z.string() });
const JsonWebKeySet = z.union([z.object({ keys: z.array(JsonWebKey) }), z.array(JsonWebKey)])
  .transform((set) => (Array.isArray(set) ? { keys: set } : set));
const SigningKey = z.looseObject({
  kty: z.enum(["oct", "EC", "RSA"]),
  alg: z.enum(["HS256", "ES256", "RS256"]),
  kid: z.string().optional(),
});

/** What the API needs to know. */
const Settings = z.object({
  databaseUrl: z.string().regex(/^postgres(ql)?:\/\//),
  /** Where Supabase answers: its JWKS verifies sessions. */
  supabaseUrl: z.url({ protocol: /^https?$/ }),
  /** What anybody may know; signing in with a password needs it. */
  publishableKey: z.string().optional(),
  /** Opens storage as the service itself; without it no file is read or removed. */
  secretKey: z.string().optional(),
  /** Keys already at hand; those of `supabaseUrl` are fetched when none of these fits. */
  jwks: JsonWebKeySet.optional(),
  /** Secret of HS256 sessions (the embedded stack, older projects). Without it HS256 is refused. */
  jwtSecret: z.string().min(32).optional(),
  /** JWK that signs the tokens of tickets and displays; `jwtSecret` when absent. */
  signingKey: SigningKey.optional(),
  /** Where people reach the pages: links in mails begin with it; `supabaseUrl` when absent. */
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** `smtp(s)://user:password@host:port?from=…`; without it mails go to `writeMail`. */
  smtpUrl: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Where mails go when there is no SMTP: standard output when absent. */
  writeMail: z.custom<(text: string) => void>((value) => typeof value === "function").optional(),
  /** How many proxies stand before the API and append to `X-Forwarded-For`; the header is not believed without. */
  trustedProxies: z.int().min(0).max(10).default(0),
  /** Opens Gemini, which plans questions; rules do without. */
  geminiApiKey: z.string().optional(),
  /** Another address of Gemini's API; Google's own when absent. */
  geminiBaseUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Connections to Postgres that are held at most. */
  poolSize: z.int().min(1).max(100).default(10),
  /** Where request lines go: standard output when absent. */
  log: z.custom<(line: RequestLine) => void>((value) => typeof value === "function").optional(),
});
export type ApiSettings = z.input<typeof Settings>;
export type ReadySettings = z.output<typeof Settings>;

/** Checks settings that were put together in code. */
export function readSettings(settings: ApiSettings): ReadySettings {
  return Settings.parse(settings);
}

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.issues.push({ code: "custom", message: "Cannot parse as JSON", input: text });
    return z.NEVER;
  }
});

/** Hosted functions are given keys by name. */
const NamedKeys = json.pipe(z.looseObject({ default: z.string().optional() }));

/** What hosted functions have in their environment, and the names that other installations use. */
const Environment = z.object({
  SUPABASE_URL: z.string(),
  SUPABASE_DB_URL: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  SUPABASE_PUBLISHABLE_KEY: z.string().optional(),
  SUPABASE_PUBLISHABLE_KEYS: NamedKeys.optional(),
  SUPABASE_ANON_KEY: z.string().optional(),
  SUPABASE_SECRET_KEY: z.string().optional(),
  SUPABASE_SECRET_KEYS: NamedKeys.optional(),
  SUPABASE_SERVICE_ROLE_KEY: z.string().optional(),
  SUPABASE_JWKS: json.pipe(JsonWebKeySet).optional(),
  VEZ_JWT_SECRET: z.string().optional(),
  JWT_SECRET: z.string().optional(),
  VEZ_SIGNING_KEY: json.pipe(SigningKey).optional(),
  VEZ_PUBLIC_URL: z.string().optional(),
  SMTP_URL: z.string().optional(),
  GEMINI_API_KEY: z.string().optional(),
  GEMINI_BASE_URL: z.string().optional(),
  VEZ_TRUSTED_PROXIES: z.coerce.number().optional(),
});

/** Settings out of an environment such as `Deno.env.toObject()`. Empty variables count as unset. */
export function settingsFrom(environment: Record<string, string>): ApiSettings {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const found = Environment.parse(set);
  return {
    databaseUrl: found.DATABASE_URL ?? found.SUPABASE_DB_URL ?? "",
    supabaseUrl: found.SUPABASE_URL,
    publishableKey: found.SUPABASE_PUBLISHABLE_KEY ?? found.SUPABASE_PUBLISHABLE_KEYS?.default ??
      found.SUPABASE_ANON_KEY,
    secretKey: found.SUPABASE_SECRET_KEY ?? found.SUPABASE_SECRET_KEYS?.default ??
      found.SUPABASE_SERVICE_ROLE_KEY,
    jwks: found.SUPABASE_JWKS,
    jwtSecret: found.VEZ_JWT_SECRET ?? found.JWT_SECRET,
    signingKey: found.VEZ_SIGNING_KEY,
    publicUrl: found.VEZ_PUBLIC_URL,
    smtpUrl: found.SMTP_URL,
    geminiApiKey: found.GEMINI_API_KEY,
    geminiBaseUrl: found.GEMINI_BASE_URL,
    trustedProxies: found.VEZ_TRUSTED_PROXIES,
  };
}
