import * as z from "zod/mini";
import { Problem } from "./domain/problems.ts";
import type { ReadySettings } from "./settings.ts";

/** A file in Supabase Storage. */
export const StoredFile = z.object({ bucket: z.string(), name: z.string() });
export type StoredFile = z.infer<typeof StoredFile>;

/** Supabase Storage as the service itself, past all policies: callers answer for who may have what. */
export interface Files {
  /** The bytes, as they come; null when there is no such file any more. */
  read(file: StoredFile, signal?: AbortSignal): Promise<ReadableStream<Uint8Array> | null>;
  /** Removes files with their bytes; those that are gone already do not matter. */
  remove(files: readonly StoredFile[]): Promise<void>;
}

/** Opens storage; `unavailable` whenever it is asked without a key or does not answer. */
export function createFiles(
  { supabaseUrl, secretKey }: Pick<ReadySettings, "supabaseUrl" | "secretKey">,
): Files {
  async function ask(path: string, init: RequestInit): Promise<Response> {
    if (!secretKey) throw new Problem("unavailable");
    const headers = { apikey: secretKey, authorization: `Bearer ${secretKey}`, ...init.headers };
    try {
      return await fetch(`${supabaseUrl.replace(/\/$/, "")}/storage/v1/object/${path}`, { ...init, headers });
    } catch (cause) {
      throw new Problem("unavailable", {}, { cause });
    }
  }

  return {
    async read({ bucket, name }, signal) {
      const answer = await ask(
        [bucket, ...name.split("/")].map(encodeURIComponent).join("/"),
        signal ? { signal } : {},
      );
      if (answer.ok) return answer.body ?? new Blob([]).stream();
      await answer.body?.cancel();
      // Storage says 400 for what does not exist; other services of the same protocol say 404.
      if (answer.status === 400 || answer.status === 404) return null;
      throw new Problem("unavailable");
    },
    async remove(files) {
      for (const [bucket, held] of Map.groupBy(files, (file) => file.bucket)) {
        const answer = await ask(encodeURIComponent(bucket), {
          method: "DELETE",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ prefixes: held.map(({ name }) => name) }),
        });
        await answer.body?.cancel();
        if (!answer.ok) throw new Problem("unavailable");
      }
    },
  };
}
