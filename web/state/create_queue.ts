import { type ReadonlySignal, signal } from "@preact/signals";
import { newer } from "../../edge/domain/queue_place.ts";
import type { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import { isQueueSnapshot } from "../backend/queue_shapes.ts";

/** The newest known state of one establishment's queue. */
export interface Queue {
  readonly snapshot: ReadonlySignal<QueueSnapshot>;
  /** Takes a parsed snapshot unless the held one is as new. */
  apply(snapshot: QueueSnapshot): void;
  /** Takes a broadcast's payload likewise; false when it is no snapshot. */
  applyPayload(payload: unknown): boolean;
}

/** Makes the state of a queue from its first snapshot. */
export function createQueue(initial: QueueSnapshot): Queue {
  const snapshot = signal(initial);
  const apply = (next: QueueSnapshot) => {
    snapshot.value = newer(snapshot.value, next);
  };
  return {
    snapshot,
    apply,
    applyPayload(payload) {
      const isUnderstood = isQueueSnapshot(payload);
      if (isUnderstood) apply(payload);
      return isUnderstood;
    },
  };
}

/** A code as lists show it, its latest call first; `again` when it was called more than once. */
export interface CalledCode {
  number: number;
  code: string;
  room: string | null;
  /** Seconds since the epoch. */
  called: number;
  again: boolean;
}

/** The last calls, latest first, each code once. */
export function lastCalled(snapshot: QueueSnapshot, limit: number): CalledCode[] {
  const codes = new Set<string>();
  const calls: CalledCode[] = [];
  for (const call of snapshot.recent) {
    if (codes.has(call.code)) continue;
    codes.add(call.code);
    calls.push({ ...call, again: isRepeated(snapshot, call) });
  }
  return calls.slice(0, limit);
}

/** Whether a call repeats an earlier one of the same round, as far as the snapshot still knows. */
export function isRepeated(snapshot: QueueSnapshot, call: { code: string; called: number }): boolean {
  return snapshot.called.some((entry) =>
    entry.code === call.code && entry.called === call.called && entry.times > 1
  );
}
