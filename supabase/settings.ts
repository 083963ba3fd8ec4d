import { fileURLToPath } from "node:url";
import { resolve } from "node:path";
import * as z from "zod/mini";

/** What the start task takes from its environment; empty variables count as unset. */
export interface StartSettings {
  port: number;
  /** Folder of the embedded stack's data. */
  dataDir: string;
  /** Whether a new data folder gets the demo clinic. */
  demo: boolean;
  /** Set when Supabase runs elsewhere; then nothing embedded starts. */
  external?: { supabaseUrl: string; publishableKey: string; databaseUrl: string };
  /** The whole environment, under today's names. */
  environment: Record<string, string>;
}

/** A setting that cannot be used, said in one sentence. */
export class SettingError extends Error {
  override name = "SettingError";
}

const Port = z.coerce.number().check(z.int(), z.gte(0), z.lte(65535));

const olderNames = {
  SUPABASE_PUBLISHABLE_KEY: "SUPABASE_ANON_KEY",
  SUPABASE_SECRET_KEY: "SUPABASE_SERVICE_ROLE_KEY",
  DATABASE_URL: "SUPABASE_DB_URL",
};

/** Reads an environment such as `Deno.env.toObject()`. */
export function readSettings(variables: Record<string, string>): StartSettings {
  const environment = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  for (const [name, older] of Object.entries(olderNames)) environment[name] ??= environment[older] ?? "";
  const port = Port.safeParse(environment.PORT ?? "8000");
  if (!port.success) {
    throw new SettingError(`Cannot use PORT "${environment.PORT}": give a number up to 65535.`);
  }
  const proxies = environment.VEZ_TRUSTED_PROXIES ?? "0";
  if (!/^([0-9]|10)$/.test(proxies)) {
    throw new SettingError(
      `Cannot use VEZ_TRUSTED_PROXIES "${proxies}": give the number of proxies, up to 10.`,
    );
  }
  return {
    port: port.data,
    dataDir: dataDir(environment),
    demo: environment.VEZ_DEMO?.toLowerCase() !== "off",
    external: readExternal(environment),
    environment,
  };
}

/** `.vez` beside the sources, or VEZ_DATA_DIR seen from where the task was called. */
function dataDir(environment: Record<string, string>): string {
  const root = fileURLToPath(new URL("../", import.meta.url));
  const { VEZ_DATA_DIR, INIT_CWD } = environment;
  return VEZ_DATA_DIR ? resolve(INIT_CWD ?? root, VEZ_DATA_DIR) : resolve(root, ".vez");
}

function readExternal(environment: Record<string, string>): StartSettings["external"] {
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, DATABASE_URL } = environment;
  if (!SUPABASE_URL) return undefined;
  if (!SUPABASE_PUBLISHABLE_KEY || !DATABASE_URL) {
    throw new SettingError(
      "SUPABASE_URL is set, so SUPABASE_PUBLISHABLE_KEY and DATABASE_URL are needed too; without SUPABASE_URL everything runs on this machine.",
    );
  }
  if (!URL.canParse(SUPABASE_URL)) {
    throw new SettingError(`Cannot use SUPABASE_URL "${SUPABASE_URL}": it is no URL.`);
  }
  return {
    supabaseUrl: SUPABASE_URL.replace(/\/+$/, ""),
    publishableKey: SUPABASE_PUBLISHABLE_KEY,
    databaseUrl: DATABASE_URL,
  };
}
