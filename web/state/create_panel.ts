import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { QueueSnapshot } from "../../edge/domain/queue_snapshot.ts";
import { type CalledCode, createQueue, isRepeated, lastCalled } from "./create_queue.ts";

/** A TV panel as signals. */
export interface Panel {
  /** The call on the big field: being called, or the last that was. */
  readonly current: ReadonlySignal<CalledCode | null>;
  /** The current call is still in its time of 15 s. */
  readonly calling: ReadonlySignal<boolean>;
  /** The last four calls beside it; those that still wait for the big field stand here already. */
  readonly last: ReadonlySignal<CalledCode[]>;
  /** Begins to call: what is fresh or was missed since the panel was last seen, then whatever comes. */
  start(): void;
  /** Takes a broadcast's payload; false when it is no snapshot. */
  applyPayload(payload: unknown): boolean;
  apply(snapshot: QueueSnapshot): void;
  close(): void;
}

export interface PanelOptions {
  /** Sounds a call; the next waits until this is done. */
  announce(call: CalledCode): Promise<void>;
  /** What outlives a reload: the number of the last call that was shown. */
  memory: { read(): number | null; write(number: number): void };
}

const HOLD_MS = 15_000;
/** A call that a panel missed for longer than this is history: it is listed, not called. */
const STALE_SECONDS = 10 * 60;
const LISTED = 4;

/**
 * Makes the state of a panel from its first snapshot. A call counts once, by its number; calls that come
 * together are shown one after another, and those missed while the network was away come from the snapshot's
 * own list of recent calls.
 */
export function createPanel(initial: QueueSnapshot, options: PanelOptions): Panel {
  const queue = createQueue(initial);
  const current = signal<CalledCode | null>(lastCalled(initial, 1)[0] ?? null);
  const calling = signal(false);
  const upcoming: CalledCode[] = [];
  let seen = Infinity;
  let holding: ReturnType<typeof setTimeout> | undefined;

  function collect() {
    const snapshot = queue.snapshot.value;
    const missed = snapshot.recent.filter((call) => call.number > seen).sort((a, b) => a.number - b.number);
    for (const call of missed) {
      seen = call.number;
      if (snapshot.at - call.called > STALE_SECONDS) continue;
      upcoming.push({ ...call, again: isRepeated(snapshot, call) });
    }
    if (!calling.value) void showUpcoming();
  }

  async function showUpcoming() {
    for (let call = upcoming.shift(); call; call = upcoming.shift()) {
      batch(() => {
        current.value = call ?? null;
        calling.value = true;
      });
      options.memory.write(call.number);
      await Promise.all([hold(), options.announce(call).catch(() => {})]);
    }
    calling.value = false;
  }

  function hold(): Promise<void> {
    return new Promise((resolve) => holding = setTimeout(resolve, HOLD_MS));
  }

  function apply(snapshot: QueueSnapshot) {
    queue.apply(snapshot);
    collect();
  }

  return {
    current: computed(() => current.value),
    calling: computed(() => calling.value),
    last: computed(() =>
      lastCalled(queue.snapshot.value, LISTED + 1)
        .filter((call) => call.code !== current.value?.code).slice(0, LISTED)
    ),
    start() {
      seen = lastSeen(queue.snapshot.value, options.memory.read());
      collect();
    },
    apply,
    applyPayload(payload) {
      const understood = queue.applyPayload(payload);
      if (understood) collect();
      return understood;
    },
    close: () => clearTimeout(holding),
  };
}

/** The number up to which calls need not be shown any more. */
function lastSeen(snapshot: QueueSnapshot, remembered: number | null): number {
  const last = Math.max(0, ...snapshot.recent.map((call) => call.number));
  // A number that was never given is of another life of the database.
  if (remembered !== null) return Math.min(remembered, last);
  const fresh = snapshot.recent.filter((call) => snapshot.at - call.called <= HOLD_MS / 1000);
  return Math.min(last, ...fresh.map((call) => call.number - 1));
}
