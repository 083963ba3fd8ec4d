import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { CallFrame, PanelCall, PanelCalls } from "../../edge/domain/display.ts";
import { isPanelFrame, type PanelContent } from "../backend/panel_shapes.ts";
import { createCallLog } from "./call_log.ts";
import { createCallStage } from "./call_stage.ts";

/** A TV panel as signals. */
export interface Panel {
  /** What is shown beside the calls, and how. */
  readonly content: ReadonlySignal<PanelContent>;
  /** The call on the big field: being called, or the last that was. */
  readonly current: ReadonlySignal<PanelCall | null>;
  /** The current call is still in its time of 15 s. */
  readonly calling: ReadonlySignal<boolean>;
  /** The last four calls beside it; those that still wait for the big field stand here already. */
  readonly last: ReadonlySignal<PanelCall[]>;
  /** The last four calls with the newest first, for when the big field shows none. */
  readonly recent: ReadonlySignal<PanelCall[]>;
  /** Begins to call: what is fresh or was missed since the panel was last seen, then whatever comes. */
  start(): void;
  /** Takes a broadcast's payload; false when the panel must be read again instead. */
  takeFrame(payload: unknown): boolean;
  /** Takes the panel as it was read. */
  apply(content: PanelContent): Promise<void>;
  /** The establishment's last call has this number: reads what was missed, if anything was. */
  catchUp(last: number): Promise<void>;
  close(): void;
}

export interface PanelOptions {
  /** Sounds a call; the next waits until this is done. */
  announce(call: PanelCall): Promise<void>;
  /** Reads the calls after a number. */
  missed(after: number): Promise<PanelCalls>;
  /** What outlives a reload: the number of the last call that was shown. */
  memory: { read(): number | null; write(number: number): void };
  /** The database's time, in seconds. */
  now(): number;
}

/** How many calls a read of the whole panel has at most; with fewer nothing is left out. */
const READ = 12;
const LISTED = 4;
/** A call is shown without what could not be read after this long. */
const PATIENCE_MS = 2_500;
const FRESH_SECONDS = 15;

/**
 * Makes the state of a panel from its first content. Calls are numbered, so each counts once, and a gap in the numbers
 * says that some were missed: those are read, and all are shown one after another, in their order.
 */
export function createPanel(initial: PanelContent, options: PanelOptions): Panel {
  const content = signal(initial);
  const log = createCallLog(initial.calls);
  const stage = createCallStage(log.calls.peek()[0] ?? null, options);
  /** Came by realtime and wait for what may be missing before them, or for their names. */
  const pending = new Map<number, PanelCall>();
  let isSettling = false;

  const isShown = ({ service }: CallFrame) => {
    const { services } = content.peek().display;
    return services.length === 0 || services.includes(service);
  };
  const take = (calls: Iterable<PanelCall>) => stage.show(log.add([...calls], isShown));

  /** What the read does not have although it should was taken back, or is of another service. */
  function takeRead({ calls, last }: PanelCalls) {
    for (const number of pending.keys()) if (number <= last) pending.delete(number);
    take(calls);
    log.complete(last);
  }

  async function settle() {
    if (isSettling) return;
    isSettling = true;
    for (let turn = 0; pending.size > 0; turn++) {
      const needsRead = content.peek().display.names || !log.follows(pending.keys());
      const read = needsRead && turn < 3
        ? await within(PATIENCE_MS, () => options.missed(log.completeUpTo()))
        : null;
      if (read) {
        takeRead(read);
        continue;
      }
      // Nothing is missing, or it cannot be read now: then it is called as soon as it can.
      take(pending.values());
      pending.clear();
    }
    isSettling = false;
  }

  function undo(number: number) {
    pending.delete(number);
    log.remove(number);
    stage.withdraw(number, log.calls.peek()[0] ?? null);
  }

  async function catchUp(last: number) {
    if (last < log.completeUpTo()) log.complete(last);
    if (last > log.completeUpTo()) takeRead(await options.missed(log.completeUpTo()));
  }

  async function apply(next: PanelContent) {
    content.value = next;
    log.refresh(next, isShown);
    stage.refresh(log.calls.peek(), isShown);
    const complete = log.completeUpTo();
    const isWhole = next.calls.length < READ || next.calls.some(({ number }) => number <= complete);
    if (isWhole && next.last >= complete) takeRead(next);
    else await catchUp(next.last);
  }

  return {
    content: computed(() => content.value),
    current: stage.current,
    calling: stage.calling,
    last: computed(() => eachOnce(log.calls.value, stage.current.value?.code).slice(0, LISTED)),
    recent: computed(() => eachOnce(log.calls.value).slice(0, LISTED)),
    start() {
      log.complete(lastSeen(initial, options.memory.read()));
      void apply(content.peek()).catch(() => {});
    },
    takeFrame(payload) {
      if (!isPanelFrame(payload)) return false;
      if ("undone" in payload) undo(payload.undone);
      if ("call" in payload && log.isNew(payload.call.number)) {
        pending.set(payload.call.number, { ...payload.call, name: null });
        void settle();
      }
      return !("changed" in payload) || ![null, content.peek().display.id].includes(payload.changed);
    },
    apply,
    catchUp,
    close: stage.close,
  };
}

/** The number up to which calls need not be shown any more. */
function lastSeen({ calls, last, at }: PanelContent, remembered: number | null): number {
  // A number that was never given is of another life of the database.
  if (remembered !== null) return Math.min(remembered, last);
  const fresh = calls.filter((call) => at - call.called <= FRESH_SECONDS);
  return Math.min(last, ...fresh.map((call) => call.number - 1));
}

/** Each code once, its latest call first, without the one that is shown large. */
function eachOnce(calls: readonly PanelCall[], shown?: string): PanelCall[] {
  const codes = new Set([shown]);
  return calls.filter(({ code }) => !codes.has(code) && codes.add(code));
}

/** What came of some work, or null when it failed or took too long. */
async function within<T>(ms: number, work: () => Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<null>((resolve) => timer = setTimeout(() => resolve(null), ms));
  const outcome = await Promise.race([work().catch(() => null), limit]);
  clearTimeout(timer);
  return outcome;
}
