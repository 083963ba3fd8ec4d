import { SignJWT } from "jose";
import { type Limits, type Realtime, startRealtime } from "../../../supabase/local/realtime/mod.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";

/** Secret, keys and policies that all tests here share. */
export const secret = "a secret of at least thirty-two characters";
export const publishableKey = "sb_publishable_test";
export const secretKey = "sb_secret_test";

/** A realtime server on a port of its own. */
export interface TestServer extends AsyncDisposable {
  url: string;
  port: number;
  realtime: Realtime;
  /** Codes of the faults that were reported. */
  reports: string[];
}

/** Starts a server on a database. */
export async function testServer(
  databaseUrl: string,
  limits: Partial<Limits> = {},
  privateOnly = false,
): Promise<TestServer> {
  const reports: string[] = [];
  const realtime = await startRealtime({
    databaseUrl,
    jwtSecret: secret,
    apiKeys: [publishableKey, secretKey],
    limits,
    privateOnly,
    report: (code) => reports.push(code),
  });
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    (request) => realtime.fetch(request),
  );
  const { port } = server.addr;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    realtime,
    reports,
    async [Symbol.asyncDispose]() {
      await realtime.stop();
      await server.shutdown();
    },
  };
}

/**
 * A database whose authenticated users may read and write `topic:…`, read `read-only:…`, and use presence alone on
 * `presence-only:…`; whoever has the claim `establishment` may read `desk:<claim>`.
 */
export async function realtimeDatabase(): Promise<TestDatabase> {
  const database = await testDatabase();
  await database.sql.unsafe(`
    create policy "test reads" on realtime.messages for select to authenticated
      using (realtime.topic() like 'topic:%' or realtime.topic() like 'read-only:%');
    create policy "test writes" on realtime.messages for insert to authenticated
      with check (realtime.topic() like 'topic:%');
    create policy "test presences are read" on realtime.messages for select to authenticated
      using (extension = 'presence' and realtime.topic() like 'presence-only:%');
    create policy "test presences are written" on realtime.messages for insert to authenticated
      with check (extension = 'presence' and realtime.topic() like 'presence-only:%');
    create policy "test desks" on realtime.messages for select to anon
      using (realtime.topic() = 'desk:' || (select auth.jwt() ->> 'establishment'));
    create policy "test headers" on realtime.messages for select to authenticated
      using (realtime.topic() = 'header:' || (current_setting('request.headers', true)::jsonb ->> 'x-ward'));
    create policy "test broken" on realtime.messages for select to authenticated
      using (realtime.topic() = 'broken' and (1 / (length(realtime.topic()) - 6)) > 0);
  `);
  return database;
}

/** A signed token; `seconds` from now it ends. */
export function token(claims: Record<string, unknown> = {}, seconds = 600): Promise<string> {
  const exp = Math.floor(Date.now() / 1000) + seconds;
  return sign({ role: "authenticated", sub: crypto.randomUUID(), jti: crypto.randomUUID(), exp, ...claims });
}

/** A token with exactly these claims. */
export function sign(claims: Record<string, unknown>, key = secret): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: "JWT" }).sign(
    new TextEncoder().encode(key),
  );
}

/** A topic that nobody else uses. */
export const anyTopic = (prefix = "topic") => `${prefix}:${crypto.randomUUID()}`;
