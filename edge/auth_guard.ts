import * as z from "zod/mini";
import type { Client } from "./api_env.ts";
import type { Background } from "./background.ts";
import { type AttemptBucket, takeAttempt } from "./data/attempt.ts";
import type { Database } from "./data/database.ts";
import { endLogin, startLogin } from "./data/login.ts";
import { type ClientAddresses, networkOf } from "./domain/client_address.ts";
import { Problem } from "./domain/problems.ts";

type Forward = (request: Request, peer: string | null) => Response | Promise<Response>;

/** Hands a request on to Supabase Auth if its sender has not tried too often; `peer` is the socket's other end. */
export type AuthGuard = (request: Request, peer: string | null, forward: Forward) => Promise<Response>;

const Body = z.looseObject({ email: z.string().check(z.maxLength(254), z.includes("@")) });
const Signed = z.object({ user: z.object({ id: z.string() }) });

/** What counts as which kind of attempt, beside signing in with a password. */
const LIMITED: Record<string, readonly [AttemptBucket, AttemptBucket]> = {
  "/auth/v1/signup": ["sign_up", "sign_up_pair"],
  "/auth/v1/recover": ["recovery", "recovery_pair"],
  "/auth/v1/otp": ["recovery", "recovery_pair"],
  "/auth/v1/magiclink": ["recovery", "recovery_pair"],
  "/auth/v1/resend": ["recovery", "recovery_pair"],
};

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
      if (request.method === "POST" && path in LIMITED) {
        const counted = await limit(database, request, client, LIMITED[path]);
        if (path !== "/auth/v1/recover") return await go(counted, null);
        // Auth says no more than this either, but takes longer where there is somebody to write to.
        background.run("mail a recovery of auth", () => Promise.resolve(go(counted, null)));
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
  [wide, pair]: readonly [AttemptBucket, AttemptBucket],
): Promise<Request> {
  const { text, body } = await read(request);
  await takeAttempt(database, wide, network);
  if (body) await takeAttempt(database, pair, `${network} ${body.email.trim().toLowerCase()}`);
  return withBody(request, text);
}

async function read(request: Request): Promise<{ text: string; body: z.infer<typeof Body> | undefined }> {
  const text = await request.text();
  try {
    return { text, body: Body.safeParse(JSON.parse(text)).data };
  } catch {
    return { text, body: undefined };
  }
}

function withBody({ url, method, headers }: Request, body: string): Request {
  const changed = new Headers(headers);
  changed.delete("content-length");
  return new Request(url, { method, headers: changed, body });
}

/** As Supabase Auth says it. */
function refuse(error: unknown): Response {
  if (!(error instanceof Problem) || error.code !== "too_many_requests") {
    return Response.json({ code: 503, error_code: "unexpected_failure", msg: "Try again" }, { status: 503 });
  }
  const code = "over_request_rate_limit";
  return Response.json({ code: 429, error_code: code, msg: "Request rate limit reached" }, {
    status: 429,
    headers: { "retry-after": String(error.details.retry_after_s ?? 60), "x-sb-error-code": code },
  });
}
