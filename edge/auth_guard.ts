import * as z from "zod/mini";
import type { Client } from "./api_env.ts";
import type { Background } from "./background.ts";
import { type SharedBucket, takeFromNetwork } from "./data/attempt.ts";
import type { Database } from "./data/database.ts";
import { endLogin, startLogin } from "./data/login.ts";
import { type ClientAddresses, networkOf } from "./domain/client_address.ts";
import { isNobody } from "./domain/login.ts";
import { Problem } from "./domain/problems.ts";

type Forward = (request: Request, peer: string | null) => Response | Promise<Response>;

/** Hands a request on to Supabase Auth if its sender has not tried too often; `peer` is the socket's other end. */
export type AuthGuard = (request: Request, peer: string | null, forward: Forward) => Promise<Response>;

const Body = z.looseObject({ email: z.string().check(z.maxLength(254), z.includes("@")) });
const Signed = z.object({ user: z.object({ id: z.string() }) });

/** What counts as which kind of attempt, beside signing in with a password. */
const LIMITED: Record<string, SharedBucket> = {
  "/auth/v1/signup": "sign_up",
  "/auth/v1/recover": "recovery",
  "/auth/v1/otp": "recovery",
  "/auth/v1/magiclink": "recovery",
  "/auth/v1/resend": "recovery",
};

/** What somebody signs in by: it changes by the routes of ours that ask for the password. */
const CREDENTIALS = ["password", "email", "phone"];

/**
 * Puts the limits of our own routes before a Supabase Auth that has none, as the embedded one: whoever asks it directly
 * shares them with whoever asks us. What we ask ourselves was counted already. Hosted projects have limits of theirs.
 */
export function createAuthGuard(
  { database, addresses, background }: {
    database: Database;
    addresses: ClientAddresses;
    background: Background;
  },
): AuthGuard {
  return async function guardAuth(request, peer, forward) {
    const path = pathOf(request);
    if (!path.startsWith("/auth/v1/")) return await forward(request, peer);
    const vouched = await addresses.vouched(request.headers);
    if (vouched !== null) return await forward(request, vouched);
    const address = await addresses.of(request.headers, peer);
    const client = {
      address,
      network: networkOf(address),
      userAgent: request.headers.get("user-agent") ?? "",
    };
    const go: Forward = (next) => forward(next, address);
    try {
      if (isPasswordGrant(request, path)) return await signIn(database, request, client, go);
      if (path === "/auth/v1/user" && request.method === "PUT") return await changeUser(request, go);
      if (request.method === "POST" && path in LIMITED) {
        const { body, counted } = await limit(database, request, client, LIMITED[path]);
        if (!body || LIMITED[path] !== "recovery") return await go(counted, null);
        // The same for everybody and as quick: Auth says whom it knows, or takes longer for them.
        if (!isNobody(body.email)) {
          background.run(
            "mail a code of auth",
            async () => void await (await go(counted, null)).body?.cancel(),
          );
        }
        return Response.json({});
      }
      return await go(request, address);
    } catch (error) {
      return refuse(error);
    }
  };
}

/** Auth reads paths decoded, so `%74oken` is `token` too. */
function pathOf(request: Request): string {
  const { pathname } = new URL(request.url);
  try {
    return decodeURIComponent(pathname).replace(/\/+/g, "/").replace(/\/$/, "");
  } catch {
    return pathname;
  }
}

function isPasswordGrant({ method, url }: Request, path: string): boolean {
  const grants = new URL(url).searchParams.getAll("grant_type");
  return method === "POST" && path === "/auth/v1/token" && grants.includes("password");
}

/** Tries an unknown address on the decoy, so that the refusal costs what it costs for a known one. */
async function signIn(database: Database, request: Request, client: Client, go: Forward): Promise<Response> {
  const { text, body } = await read(request);
  if (!body) return await go(withBody(request, text), null);
  const email = await startLogin(database, { identifier: body.email, client });
  const response = await go(withBody(request, JSON.stringify({ ...body, email })), null);
  if (response.ok) {
    const { user } = Signed.parse(await response.clone().json());
    await endLogin(database, { user: user.id, client });
  }
  return response;
}

async function limit(
  database: Database,
  request: Request,
  { network }: Client,
  bucket: SharedBucket,
): Promise<{ body: z.infer<typeof Body> | undefined; counted: Request }> {
  const { text, body } = await read(request);
  await takeFromNetwork(database, bucket, network, body?.email.trim().toLowerCase());
  if (body && bucket === "sign_up" && isNobody(body.email)) throw new Problem("email_taken");
  return { body, counted: withBody(request, text) };
}

/** A session alone does not change what its holder signs in by: it may be in somebody else's hands. */
async function changeUser(request: Request, go: Forward): Promise<Response> {
  const text = await request.text();
  const wish = readObject(text);
  if (wish && CREDENTIALS.some((name) => name in wish)) {
    const code = "reauthentication_needed";
    const msg = "Passwords and addresses are changed with the password, where the account is";
    return Response.json({ code: 403, error_code: code, msg }, {
      status: 403,
      headers: { "x-sb-error-code": code },
    });
  }
  return await go(withBody(request, text), null);
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function read(request: Request): Promise<{ text: string; body: z.infer<typeof Body> | undefined }> {
  const text = await request.text();
  return { text, body: Body.safeParse(readObject(text)).data };
}

function withBody({ url, method, headers }: Request, body: string): Request {
  const changed = new Headers(headers);
  changed.delete("content-length");
  return new Request(url, { method, headers: changed, body });
}

/** As Supabase Auth says it. */
function refuse(error: unknown): Response {
  if (error instanceof Problem && error.code === "email_taken") {
    const code = "user_already_exists";
    return Response.json({ code: 422, error_code: code, msg: "User already registered" }, {
      status: 422,
      headers: { "x-sb-error-code": code },
    });
  }
  if (!(error instanceof Problem) || error.code !== "too_many_requests") {
    return Response.json({ code: 503, error_code: "unexpected_failure", msg: "Try again" }, { status: 503 });
  }
  const code = "over_request_rate_limit";
  return Response.json({ code: 429, error_code: code, msg: "Request rate limit reached" }, {
    status: 429,
    headers: { "retry-after": String(error.details.retry_after_s ?? 60), "x-sb-error-code": code },
  });
}
