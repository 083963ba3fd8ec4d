import postgres from "postgres";
import { UnusableDataError } from "./cluster.ts";
import type { DataFolder } from "./data_folder.ts";
import { type Gateway, startGateway } from "./gateway.ts";
import { createKeys, databasePassword, type Keys, readKeys, writeKeys } from "./keys.ts";
import { migrate, seedOnce } from "./migrate.ts";
import { ensurePlatform } from "./platform.ts";
import type { SendMail } from "./lite/mails.ts";
import type { MailTemplates } from "./lite/mod.ts";
import type { Postgres } from "./postgres.ts";
import { startSupervisedPostgres } from "./supervised_postgres.ts";

export { UnusableDataError } from "./cluster.ts";
export { type DataFolder, openDataFolder } from "./data_folder.ts";
export { isSupabasePath } from "./gateway.ts";

/** What {@linkcode startLocal} needs to know. */
export interface LocalOptions {
  /** Where everything is kept; stays the caller's to release. */
  folder: DataFolder;
  /** The origin under which the caller serves {@linkcode Local.fetch}. */
  supabaseUrl: string;
  /** Folder of migrations. */
  migrations: string;
  /** File of data for a new database; none when absent. */
  seed?: string;
  /** Gets what auth writes. */
  sendMail: SendMail;
  mailTemplates?: MailTemplates;
  /** Where links in mails lead; `supabaseUrl` when absent. */
  siteUrl?: string;
}

/** A whole Supabase on one machine. */
export interface Local {
  keys: Keys;
  fetch: Gateway["fetch"];
  /** Throws unless database and realtime answer. */
  check(): Promise<void>;
  /** Resolves when the database ended for good. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts Postgres, brings it up to date, and starts Supabase's services on it. */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const next of stops.splice(0).reverse()) await next();
  };
  try {
    const { folder } = options;
    await folder.announce(options.supabaseUrl);
    const { keys, server } = await startDatabase(folder, options.supabaseUrl);
    stops.push(() => server.stop());
    const sql = postgres(server.url, { max: 1, onnotice: () => {} });
    stops.push(() => sql.end({ timeout: 1 }));
    await ensurePlatform(server.adminUrl, databasePassword(keys));
    await migrate(sql, options.migrations);
    await seedOnce(sql, options.seed);
    const gateway = await startGateway({
      keys,
      liteUrl: server.url.replace("//postgres:", "//supabase_lite:"),
      realtimeUrl: server.url,
      storageDir: folder.storage,
      sendMail: options.sendMail,
      mailTemplates: options.mailTemplates,
      siteUrl: options.siteUrl,
    });
    stops.push(() => gateway.stop());
    const check = async () => {
      await sql`select 1`;
      if (!gateway.realtime.stats().feed) throw new Error("Realtime does not hear the database");
    };
    return { keys, fetch: gateway.fetch, check, ended: server.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(
  folder: DataFolder,
  supabaseUrl: string,
): Promise<{ keys: Keys; server: Postgres }> {
  const found = await readKeys(folder.path);
  if (!found && await Deno.stat(folder.postgres).then(() => true, () => false)) {
    throw new UnusableDataError(
      `${folder.path}/keys.json is missing, and without it the data cannot be opened. Nothing was changed. ` +
        `Restore the file from a backup, or give another folder in VEZ_DATA_DIR.`,
    );
  }
  const keys = found ?? createKeys();
  // Written before the cluster is made with this password: a start that was cut off can go on.
  if (!found) await writeKeys(folder.path, keys);
  const server = await startSupervisedPostgres({
    dataDir: folder.postgres,
    password: databasePassword(keys),
    port: found ? freshPort(Number(new URL(found.database_url).port)) : undefined,
  });
  const now = { ...keys, supabase_url: supabaseUrl, database_url: server.url };
  await writeKeys(folder.path, now);
  return { keys: now, server };
}

/** The port of last time if it is free, so that a connection string that somebody noted stays good. */
function freshPort(port: number): number | undefined {
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
    return port;
  } catch {
    return undefined;
  }
}
