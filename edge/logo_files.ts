import * as z from "zod/mini";
import type { Logo } from "./domain/logo.ts";
import { Problem } from "./domain/problems.ts";
import type { ReadySettings } from "./settings.ts";

/** Somebody with a session, as storage knows them. */
export type Bearer = string;

/** The bucket `logos` of Supabase Storage, in the name of whoever asks: its policies decide. */
export interface LogoFiles {
  /** Keeps a logo under a new name in the establishment's folder, and tells its path. */
  add(bearer: Bearer, establishment: string, logo: Logo): Promise<string>;
  /** Removes what the establishment's logo was, and what a broken request left long ago; all but `path`. */
  sweep(bearer: Bearer, establishment: string, path: string | null, former: string | null): Promise<void>;
  /** Removes one. */
  remove(bearer: Bearer, path: string): Promise<void>;
}

const BUCKET = "logos";
/** A logo that nobody refers to may be one that somebody is just about to. */
const STRAY_MS = 10 * 60_000;
const PATIENCE_MS = 8_000;

const Listed = z.array(z.object({ name: z.string(), created_at: z.nullable(z.string()) }));

/** Opens the bucket; `unavailable` whenever storage does not take what is asked. */
export function createLogoFiles(
  { supabaseUrl, publishableKey }: Pick<ReadySettings, "supabaseUrl" | "publishableKey">,
): LogoFiles {
  const base = `${supabaseUrl.replace(/\/$/, "")}/storage/v1/object`;

  async function ask(bearer: Bearer, path: string, init: RequestInit): Promise<Response> {
    if (!publishableKey) throw new Problem("unavailable");
    const headers = { apikey: publishableKey, authorization: `Bearer ${bearer}`, ...init.headers };
    try {
      const answer = await fetch(`${base}/${path}`, {
        ...init,
        headers,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.ok) return answer;
      await answer.body?.cancel();
    } catch (cause) {
      throw new Problem("unavailable", {}, { cause });
    }
    throw new Problem("unavailable");
  }

  async function askJson(bearer: Bearer, method: string, path: string, body: object): Promise<unknown> {
    const headers = { "content-type": "application/json" };
    return await (await ask(bearer, path, { method, headers, body: JSON.stringify(body) })).json();
  }

  async function removeAll(bearer: Bearer, prefixes: readonly string[]): Promise<void> {
    if (prefixes.length > 0) await askJson(bearer, "DELETE", BUCKET, { prefixes });
  }

  return {
    async add(bearer, establishment, { type, extension, bytes }) {
      // Nobody guesses the name, and what a browser has kept under it never changes.
      const name = crypto.getRandomValues(new Uint8Array(15)).toBase64({ alphabet: "base64url" });
      const path = `${establishment}/${name}.${extension}`;
      const headers = { "content-type": type, "cache-control": "max-age=31536000", "x-upsert": "false" };
      const answer = await ask(bearer, `${BUCKET}/${path}`, { method: "POST", headers, body: bytes });
      await answer.body?.cancel();
      return path;
    },
    async sweep(bearer, establishment, path, former) {
      const asked = { prefix: establishment, limit: 100, offset: 0 };
      const listed = Listed.parse(await askJson(bearer, "POST", `list/${BUCKET}`, asked));
      const isOld = (at: string | null) => at !== null && Date.parse(at) < Date.now() - STRAY_MS;
      await removeAll(
        bearer,
        // Hosted counts names from the folder, lite from the bucket.
        listed.map(({ name, ...rest }) => ({ ...rest, name: `${establishment}/${name.split("/").at(-1)}` }))
          .filter(({ name, created_at }) => name !== path && (name === former || isOld(created_at)))
          .map(({ name }) => name),
      );
    },
    remove: (bearer, path) => removeAll(bearer, [path]),
  };
}
