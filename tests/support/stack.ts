import type postgres from "postgres";
import { createMailer } from "../../edge/notify/mailer.ts";
import { type Door, listen } from "../../supabase/door.ts";
import { isSupabasePath, startGateway } from "../../supabase/local/gateway.ts";
import { createKeys, type Keys } from "../../supabase/local/keys.ts";
import { createOrigin } from "../../supabase/origin.ts";
import { MAIL_TEMPLATES } from "../../supabase/templates/mod.ts";
import { buildIslands } from "../../web/build.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

/** Everything on one origin, with a database that nobody else uses. */
export interface Stack extends AsyncDisposable {
  /** The origin: pages, API and Supabase. */
  url: string;
  /** As role `postgres`. */
  databaseUrl: string;
  keys: Keys;
  /** Where storage keeps the bytes of files. */
  storageDir: string;
  /** Connected as role `postgres`. */
  sql: postgres.Sql;
  /** Ends everything; a database that was given stays. */
  stop(): Promise<void>;
}

/** How {@linkcode testStack} may differ. */
export interface StackOptions {
  /** A fixed port, e.g. that of a stack that was stopped. */
  port?: number;
  /** A database to go on with; it is left in place when the stack stops. */
  database?: TestDatabase;
  /** Where mails go; they are dropped without it. */
  smtpUrl?: string;
  /** Proxies that are believed, so that a test can ask from many addresses. */
  trustedProxies?: number;
  publicUrl?: string;
  /** Whether realtime opens public channels too. */
  publicChannels?: boolean;
}

/** Serves auth, REST, storage, realtime, API and pages for real, on a free port. */
export async function testStack(options: StackOptions = {}): Promise<Stack> {
  const [database] = await Promise.all([options.database ?? testDatabase(), buildIslands()]);
  const door = listen(options.port ?? 0);
  const folder = await Deno.makeTempDir({ prefix: "vez_stack_" });
  const storageDir = `${folder}/storage`;
  const keys: Keys = { ...createKeys(door.url), database_url: database.url };
  const mailer = createMailer({ smtpUrl: options.smtpUrl, writeMail: () => {} });
  const gateway = await startGateway({
    keys,
    liteUrl: database.liteUrl,
    realtimeUrl: database.url,
    storageDir,
    sendMail: (mail) => mailer.send(mail),
    mailTemplates: MAIL_TEMPLATES,
    publicChannels: options.publicChannels,
  });
  const origin = openOrigin(door, keys, gateway.fetch, options);
  const stop = once(async () => {
    await gateway.stop();
    await door.close();
    await origin.close();
    if (!options.database) await database[Symbol.asyncDispose]();
    await Deno.remove(folder, { recursive: true });
  });
  const { sql } = database;
  return {
    url: door.url,
    databaseUrl: database.url,
    keys,
    storageDir,
    sql,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function openOrigin(
  door: Door,
  keys: Keys,
  supabase: (request: Request, peer: string | null) => Promise<Response>,
  { smtpUrl, trustedProxies = 0, publicUrl }: StackOptions,
): { close(): Promise<void> } {
  const origin = createOrigin({
    supabase: { handles: isSupabasePath, fetch: supabase },
    api: {
      databaseUrl: keys.database_url,
      supabaseUrl: door.url,
      publishableKey: keys.publishable_key,
      secretKey: keys.secret_key,
      jwtSecret: keys.jwt_secret,
      smtpUrl,
      trustedProxies,
      publicUrl,
      writeMail: () => {},
      log: (line) => {
        if (line.status >= 500) console.error(JSON.stringify(line));
      },
    },
    web: {
      supabaseUrl: door.url,
      publishableKey: keys.publishable_key,
      apiUrl: `${door.url}/functions/v1/api`,
      embedded: true,
      secretKey: keys.secret_key,
      trustedProxies,
      publicUrl,
    },
    check: () => Promise.resolve(),
  });
  door.open(origin.handler);
  return origin;
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => running ??= run();
}
