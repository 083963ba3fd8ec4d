import { randomBytes } from "node:crypto";
import { join } from "node:path";
import * as z from "zod/mini";
import { UnusableDataError } from "./cluster.ts";

/** `<data>/keys.json`: random per data folder, readable by its owner alone. */
export const Keys = z.object({
  supabase_url: z.url(),
  publishable_key: z.string().check(z.startsWith("sb_publishable_")),
  secret_key: z.string().check(z.startsWith("sb_secret_")),
  jwt_secret: z.string().check(z.minLength(32)),
  /** As role `postgres`. */
  database_url: z.url(),
});
export type Keys = z.infer<typeof Keys>;

/** New keys; the two addresses are as good as the first start knows them. */
export function createKeys(supabaseUrl = "http://localhost:8000"): Keys {
  const random = (bytes: number) => randomBytes(bytes).toString("base64url");
  return {
    supabase_url: supabaseUrl,
    publishable_key: `sb_publishable_${random(24)}`,
    secret_key: `sb_secret_${random(24)}`,
    jwt_secret: random(48),
    database_url: `postgres://postgres:${random(24)}@127.0.0.1:5432/postgres`,
  };
}

/** The keys of a data folder, or undefined when it has none yet. */
export async function readKeys(folder: string): Promise<Keys | undefined> {
  const path = join(folder, "keys.json");
  try {
    return Keys.parse(JSON.parse(await Deno.readTextFile(path)));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    if (error instanceof Deno.errors.PermissionDenied) throw error;
    throw new UnusableDataError(
      `${path} cannot be understood, and without it the data cannot be opened. Nothing was changed. ` +
        `Restore the file from a backup, or give another folder in VEZ_DATA_DIR.`,
    );
  }
}

/** Writes keys.json whole, mode 600, owned by whoever owns the folder. */
export async function writeKeys(folder: string, keys: Keys): Promise<void> {
  const part = join(folder, "keys.json.part");
  await Deno.writeTextFile(part, JSON.stringify(keys, null, 2) + "\n", { mode: 0o600 });
  await Deno.chmod(part, 0o600);
  const { uid, gid } = await Deno.stat(folder);
  if (Deno.build.os !== "windows" && Deno.uid() === 0 && uid != null) await Deno.chown(part, uid, gid);
  await Deno.rename(part, join(folder, "keys.json"));
}

/** The random password of the database, which keys.json holds inside its URL. */
export function databasePassword(keys: Keys): string {
  return decodeURIComponent(new URL(keys.database_url).password);
}
