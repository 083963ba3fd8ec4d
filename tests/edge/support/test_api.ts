import { SignJWT } from "jose";
import type postgres from "postgres";
import * as z from "zod/mini";
import { createApi } from "../../../edge/app.ts";
import type { ApiSettings, RequestLine } from "../../../edge/settings.ts";
import { ProblemDocument } from "../../../edge/openapi/problem_document.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";

export const SECRET = "a secret of tests, long enough for HS256";

/** An answer that was read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body, parsed. */
  read<Schema extends z.core.$ZodType>(schema: Schema): z.output<Schema>;
  /** The body of a failure; fails when it is none. */
  problem(): ProblemDocument;
}

/** Somebody who asks the API. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body: unknown): Promise<Answer>;
  delete(path: string, body?: unknown): Promise<Answer>;
  send(path: string, init: RequestInit): Promise<Answer>;
}

/** The real API on a database of its own. */
export interface TestApi extends AsyncDisposable {
  sql: postgres.Sql;
  database: TestDatabase;
  /** What was logged. */
  lines: RequestLine[];
  /** Somebody with a session. */
  as(userId: string): Promise<Client>;
  /** Somebody with any token, or with none. */
  bearing(token?: string): Client;
}

/** Opens the API; it is asked through `app.request()`, below the base that outsiders use. */
export async function testApi(settings: Partial<ApiSettings> = {}): Promise<TestApi> {
  const database = await testDatabase();
  const lines: RequestLine[] = [];
  const { app, close } = createApi({
    databaseUrl: database.url,
    // Nobody listens there: sessions are of the secret.
    supabaseUrl: "http://127.0.0.1:9",
    jwtSecret: SECRET,
    log: (line) => lines.push(line),
    ...settings,
  });
  const bearing = (token?: string) =>
    clientOf(async (path, init) => await app.request(`/functions/v1/api${path}`, init), token);
  return {
    sql: database.sql,
    database,
    lines,
    bearing,
    as: async (userId) => bearing(await sessionToken(userId)),
    async [Symbol.asyncDispose]() {
      await close();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** A session as Supabase Auth of the embedded stack signs it, with some claims changed. */
export function sessionToken(userId: string, claims: Record<string, unknown> = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    sub: userId,
    aud: "authenticated",
    role: "authenticated",
    email: `${userId}@example.com`,
    iat: now,
    exp: now + 3600,
    ...claims,
  }).setProtectedHeader({ alg: "HS256", typ: "JWT" }).sign(new TextEncoder().encode(SECRET));
}

type Send = (path: string, init: RequestInit) => Promise<Response>;

function clientOf(request: Send, token?: string): Client {
  const send = async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    return await readAnswer(await request(path, { ...init, headers }));
  };
  const withBody = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(path, {
      method,
      headers: body === undefined ? headers : { "content-type": "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  return {
    send,
    get: (path, headers) => send(path, { headers }),
    post: (path, body, headers) => withBody("POST", path, body, headers),
    patch: (path, body) => withBody("PATCH", path, body),
    delete: (path, body) => withBody("DELETE", path, body),
  };
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    read: (schema) => z.parse(schema, JSON.parse(text)),
    problem() {
      if (response.headers.get("content-type") !== "application/problem+json") {
        throw new Error(`Expected a problem, got ${response.status} ${text}`);
      }
      const problem = ProblemDocument.parse(JSON.parse(text));
      if (problem.status !== response.status) {
        throw new Error("Status of the problem differs from the answer's");
      }
      return problem;
    },
  };
}
