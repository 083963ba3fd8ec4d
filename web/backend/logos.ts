import { cleanLogo, type Logo, MAX_LOGO_BYTES } from "../../edge/domain/logo.ts";
import type { WebSettings } from "../settings.ts";

const PATIENCE_MS = 5_000;

/** Storage could not be asked: whether the logo exists is not known. */
export class StorageOutOfReach extends Error {
  override readonly name = "StorageOutOfReach";
}

/**
 * Reads a clinic's logo from storage. What lies there may have come past our own upload, so it is looked at again: what
 * is no clean picture counts as none.
 */
export async function readLogo(settings: WebSettings, path: string): Promise<Logo | null> {
  const url = `${settings.supabaseUrl.replace(/\/$/, "")}/storage/v1/object/public/logos/${path}`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" });
    if (response.ok && Number(response.headers.get("content-length") ?? 0) <= MAX_LOGO_BYTES) {
      return cleanLogo(new Uint8Array(await response.arrayBuffer()));
    }
    await response.body?.cancel();
    // Storage says 400 for what does not exist; other services of the same protocol say 404.
    if (response.ok || response.status === 400 || response.status === 404) return null;
  } catch (cause) {
    throw new StorageOutOfReach("Cannot read a logo from storage", { cause });
  }
  throw new StorageOutOfReach("Cannot read a logo from storage: it refused");
}
