import { isQueueSnapshot } from "../backend/queue_shapes.ts";
import { hasFields, isCount, isText } from "../backend/shapes.ts";
import type { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";

/** The queue as a phone last saw it, and when, by the device's clock (ms). */
export interface LastSeen {
  token: string;
  at: number;
  snapshot: QueueSnapshot;
}

const isLastSeen = hasFields<LastSeen>({ token: isText, at: isCount, snapshot: isQueueSnapshot });
const KEY = "vez-last";

/** Keeps what one ticket's page last showed, for an opening without a network; one ticket per device is enough. */
export function lastSeenOf(token: string, storage: Storage | null = browserStorage()) {
  return {
    read(): LastSeen | null {
      try {
        const held: unknown = JSON.parse(storage?.getItem(KEY) ?? "null");
        return isLastSeen(held) && held.token === token ? held : null;
      } catch {
        return null;
      }
    },
    write(seen: Omit<LastSeen, "token">): void {
      try {
        storage?.setItem(KEY, JSON.stringify({ token, ...seen }));
      } catch {
        // A full or forbidden storage costs a convenience, nothing more.
      }
    },
    forget(): void {
      storage?.removeItem(KEY);
    },
  };
}

function browserStorage(): Storage | null {
  try {
    return typeof document === "undefined" ? null : localStorage;
  } catch {
    return null;
  }
}
