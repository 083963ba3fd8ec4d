import type { Files, StoredFile } from "../files.ts";

/** Files in a row that storage may fail to give before it counts as out of reach. */
const LOST_IN_A_ROW = 3;
const TRIES = 3;
const PAUSE_MS = 500;

/**
 * Reads files of which one may be lost for ever: it must not keep a clinic from its archive. What cannot be read after
 * some tries is null, as what is gone is; several such files in a row are storage's failure, and thrown.
 */
export function patientReader(
  files: Files,
  signal: AbortSignal,
  pauseMs = PAUSE_MS,
): (file: StoredFile) => Promise<ReadableStream<Uint8Array> | null> {
  let lost = 0;
  return async function readPatiently(file) {
    for (let tries = 1;; tries++) {
      try {
        const bytes = await files.read(file, signal);
        lost = 0;
        return bytes;
      } catch (error) {
        signal.throwIfAborted();
        if (tries < TRIES) await new Promise((resolve) => setTimeout(resolve, pauseMs * tries));
        else if (++lost >= LOST_IN_A_ROW) throw error;
        else return null;
      }
    }
  };
}
