import { ZipWriter } from "@zip.js/zip.js";

/** A zip file that is being written. */
export interface Zip {
  /** Adds a file and waits until the reader has taken it. */
  add(name: string, content: ReadableStream<Uint8Array>): Promise<void>;
}

export interface ZipOptions {
  /** A reader that takes nothing for this long is given up. */
  stallMs?: number;
  /** Told how it ended: all was taken, or it broke off. */
  ended?: (outcome: "whole" | "broken") => void;
}

const STALL_MS = 5 * 60_000;

/**
 * A zip file as a stream: `fill` adds one file after another and is held back by the reader, so that no more than a
 * few pages are ever in memory. When `fill` fails or the reader goes, both ends hear of it: a file that breaks off
 * has no directory, and no program takes it for a whole one.
 */
export function zipStream(
  fill: (zip: Zip, signal: AbortSignal) => Promise<void>,
  { stallMs = STALL_MS, ended }: ZipOptions = {},
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const gone = new AbortController();
  const reader = readable.getReader();
  // Threads are not needed: the runtime's own compression takes a chunk in a few milliseconds.
  const writer = new ZipWriter(writable, { useWebWorkers: false, signal: gone.signal });
  const zip: Zip = {
    async add(name, content) {
      await writer.add(name, content);
    },
  };
  let idle = setTimeout(giveUp, stallMs);

  function giveUp() {
    end(new Error("Cannot go on: the reader takes nothing"));
  }

  function end(reason: unknown) {
    clearTimeout(idle);
    gone.abort(reason);
    void reader.cancel(reason).catch(() => {});
  }

  const filled = fill(zip, gone.signal).then(() => writer.close()).catch((error) => {
    end(error);
    throw error;
  });
  // Whoever reads hears of a failure too.
  filled.then(() => ended?.("whole"), () => ended?.("broken"));

  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(idle);
      const { done, value } = await reader.read();
      if (done) {
        await filled;
        return controller.close();
      }
      controller.enqueue(value);
      idle = setTimeout(giveUp, stallMs);
    },
    cancel: end,
  }, { highWaterMark: 0 });
}
