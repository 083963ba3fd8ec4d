import { fileURLToPath } from "node:url";
import { createMailer } from "../edge/notify/mailer.ts";
import { settingsFrom } from "../edge/settings.ts";
import { buildIslands } from "../web/build.ts";
import { describeDemo } from "./demo.ts";
import { tellPastWaits } from "./demo_waits.ts";
import { type Door, listen, PortTakenError } from "./door.ts";
import { createExternalCheck } from "./external.ts";
import { isSupabasePath, openDataFolder, startLocal, UnusableDataError } from "./local/mod.ts";
import { watchLaunchers } from "./launcher.ts";
import { createOrigin, type OriginOptions } from "./origin.ts";
import { readSettings, SettingError, type StartSettings } from "./settings.ts";
import { MAIL_TEMPLATES } from "./templates/mod.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** How to stop what was started, in the order of starting. */
const stops: (() => unknown)[] = [];
/** When stopping began. */
let stopping: number | undefined;

/** Starts everything and stays until a signal or until the database is lost. */
async function main(): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    Deno.addSignalListener(signal, () => void stopAtSignal());
  }
  // The database driver throws beside its promises when Postgres dies in mid-write; the queries themselves fail
  // in order and the pools connect again, so that is no reason to end.
  globalThis.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    console.error("Unexpected:", event.reason);
  });
  try {
    const settings = readSettings(Deno.env.toObject());
    await watchLaunchers(settings.environment, () => void stop(0));
    await (settings.external ? startExternal(settings, settings.external) : startEmbedded(settings));
  } catch (error) {
    if (stopping) return;
    const isForeseen = [UnusableDataError, PortTakenError, SettingError].some((type) =>
      error instanceof type
    );
    console.error(error instanceof Error && isForeseen ? error.message : error);
    await stop(1);
  }
}

/** A whole Supabase on this machine, with API and pages on the same origin. */
async function startEmbedded({ dataDir, port, demo, environment }: StartSettings): Promise<void> {
  const folder = await openDataFolder(dataDir);
  stops.push(() => folder.release());
  const door = openDoor(port);
  const built = buildIslands();
  const publicUrl = (environment.VEZ_PUBLIC_URL ?? door.url).replace(/\/+$/, "");
  const mailer = createMailer({ smtpUrl: environment.SMTP_URL });
  const local = await startLocal({
    folder,
    supabaseUrl: door.url,
    migrations: here("./migrations"),
    seed: demo ? here("./seed.sql") : undefined,
    sendMail: (mail) => mailer.send(mail),
    mailTemplates: MAIL_TEMPLATES,
    siteUrl: publicUrl,
  });
  stops.push(() => local.stop());
  await built;
  const { keys } = local;
  serve(door, {
    supabase: { handles: isSupabasePath, fetch: local.fetch },
    api: {
      ...settingsFrom({
        ...environment,
        SUPABASE_URL: door.url,
        SUPABASE_PUBLISHABLE_KEY: keys.publishable_key,
        SUPABASE_SECRET_KEY: keys.secret_key,
        DATABASE_URL: keys.database_url,
        VEZ_JWT_SECRET: keys.jwt_secret,
        VEZ_PUBLIC_URL: publicUrl,
      }),
      log: (line) => void (line.status >= 500 && console.error(JSON.stringify(line))),
    },
    web: {
      supabaseUrl: door.url,
      publishableKey: keys.publishable_key,
      apiUrl: `${door.url}/functions/v1/api`,
      embedded: true,
      ...webSettings(environment, keys.secret_key),
    },
    check: local.check,
  });
  const seed = await Deno.readTextFile(here("./seed.sql"));
  if (demo) await tellPastWaits(keys.database_url, seed);
  console.log(await describeDemo(keys.database_url, door.url, seed));
  stops.push(() => folder.announceStop());
  void local.ended.then(() => stop(1));
}

/** API and pages alone, on a Supabase that runs elsewhere. */
async function startExternal(
  { port, environment }: StartSettings,
  external: NonNullable<StartSettings["external"]>,
): Promise<void> {
  const door = openDoor(port);
  await buildIslands();
  const { check, close } = createExternalCheck(external);
  stops.push(close);
  serve(door, {
    api: settingsFrom({ ...environment, VEZ_PUBLIC_URL: environment.VEZ_PUBLIC_URL ?? door.url }),
    web: {
      supabaseUrl: external.supabaseUrl,
      publishableKey: external.publishableKey,
      apiUrl: `${external.supabaseUrl}/functions/v1/api`,
      ...webSettings(environment, environment.SUPABASE_SECRET_KEY),
    },
    check,
  });
}

/** What the pages are told on every kind of stack. */
function webSettings(
  { VEZ_PUBLIC_URL, VEZ_TRUSTED_PROXIES = "0" }: Record<string, string>,
  secretKey?: string,
) {
  return {
    publicUrl: VEZ_PUBLIC_URL || undefined,
    trustedProxies: Number(VEZ_TRUSTED_PROXIES),
    secretKey: secretKey || undefined,
  };
}

function openDoor(port: number): Door {
  const door = listen(port);
  stops.push(() => door.close());
  return door;
}

function serve(door: Door, options: OriginOptions): void {
  const origin = createOrigin(options);
  stops.push(() => origin.close(), () => door.refuse());
  door.open(origin.handler);
  stops.push(origin.watch());
  console.log(`Vez is ready at ${door.url}`);
  origin.sweep().catch((error) => console.error("Files of deleted clinics are still there:", error));
}

/** A second Ctrl-C does not wait; but wrappers like npx pass the first one on as well, so it may come twice. */
async function stopAtSignal(): Promise<void> {
  if (stopping && Date.now() - stopping > 1_000) Deno.exit(130);
  await stop(0);
}

/** Stops everything in the opposite order and ends the process. */
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = Date.now();
  for (const next of stops.reverse()) {
    try {
      await next();
    } catch (error) {
      console.error(error);
    }
  }
  Deno.exit(code);
}

if (import.meta.main) await main();
